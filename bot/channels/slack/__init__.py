"""Practising in Slack: direct messages, threads, the slash command, the Home tab and reminders."""
