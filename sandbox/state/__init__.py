"""What the workspace holds while it runs: people, conversations, messages, views, records."""
