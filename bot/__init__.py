"""Starline: an interviewer for contact-centre leadership jobs that tells you, with evidence, how your answers were."""
