"""How the reader was tuned that knows whether sentences follow one another; no part of the product. See README.md."""
