"""`python -m bot` is `starline`, for a place where the command is not installed."""

from bot.cli import app

if __name__ == "__main__":
    app()
