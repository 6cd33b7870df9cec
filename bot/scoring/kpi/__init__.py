"""Figures: which measures a text names, and what it claims of each."""
