"""The doctor: each file looks at one part of what the bot needs, and says how to mend what is wrong."""
