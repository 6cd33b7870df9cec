"""The small trained network that reads a whole text. See `tuning/`."""
