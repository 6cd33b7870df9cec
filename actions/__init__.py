"""Rasa's custom actions: read the tracker, call the interviewer, utter. Thin; what is decided is decided in `bot`."""
