"""Tests of the server side of the sandbox's page."""
