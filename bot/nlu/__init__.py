"""What a message wants: commands told from answers, and small talk outside an interview."""
