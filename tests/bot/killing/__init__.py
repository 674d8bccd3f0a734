"""Killing the bot with -9, thousands of times: a nursery that forks replicas in milliseconds, and what they do."""
