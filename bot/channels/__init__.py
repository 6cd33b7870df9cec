"""Ways in: each is a Rasa input channel."""
