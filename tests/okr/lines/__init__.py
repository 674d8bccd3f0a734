"""What readers of a digest do with its lines, on a real database."""
