"""Socket Mode: the sockets of the app and what is delivered through them."""
