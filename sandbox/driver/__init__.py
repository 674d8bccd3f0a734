"""Acting as a person in the workspace, from Python."""
