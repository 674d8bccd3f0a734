"""Blocks and mrkdwn as plain lines of text, the way a person reads them."""
