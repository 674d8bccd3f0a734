"""Block Kit: what Slack takes and refuses, as tables of shapes."""
