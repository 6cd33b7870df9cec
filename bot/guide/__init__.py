"""The guide: what may be asked and taught, as YAML, with the schema and the loader that check it."""
