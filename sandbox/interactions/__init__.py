"""What people do, as Slack tells the app about it."""
