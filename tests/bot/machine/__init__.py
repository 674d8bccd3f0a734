"""People, ticks and faults in any order, held against a plain dict of what Slack was given."""
