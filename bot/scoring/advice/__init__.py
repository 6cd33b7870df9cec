"""Feedback: what came through, what is missing first, and one next step."""
