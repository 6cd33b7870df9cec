"""The Rasa assistant in this process: its server, its actions, its memory."""
