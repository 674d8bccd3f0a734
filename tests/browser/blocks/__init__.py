"""Block Kit as the browser page draws it, operated by mouse and by keyboard."""
