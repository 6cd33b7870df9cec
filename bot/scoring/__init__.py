"""Text in, score out, with spaCy. No Rasa, no database, no clock, no randomness."""
