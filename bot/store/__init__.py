"""What is kept, and where: tables, migrations and the one way to the records."""
