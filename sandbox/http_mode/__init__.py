"""HTTP mode: signed requests to the app's request URLs, as an alternative to sockets."""
