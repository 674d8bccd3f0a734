"""Tests that look at the sandbox's page through a real browser."""
