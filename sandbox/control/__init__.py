"""The control API: driving the workspace from another process."""
