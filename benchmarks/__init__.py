"""How fast and how large Starline is, measured against a baseline in the same run: `python -m benchmarks`."""
