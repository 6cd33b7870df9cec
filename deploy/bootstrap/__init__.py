"""Brings a fresh machine to a running Starline with the standard library alone. Runs on Python 3.9 and newer."""
