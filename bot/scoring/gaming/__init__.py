"""Texts that look like an answer to a machine and not to a person: one way of gaming a file."""
