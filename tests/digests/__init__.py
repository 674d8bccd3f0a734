"""Ten weeks of a team, and what its digest says about each, word for word in both languages."""
