"""HTTP: what Slack sends to the bot's port, checked before it is read."""
