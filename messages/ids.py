"""Every name Slack echoes back to us: commands, shortcuts, callback ids, action ids, block ids."""

# the command
OKR = "/okr"

# help
HELP_CHECK_IN = "help_check_in"
HELP_STATUS = "help_status"
HELP_DIGEST = "help_digest"
HELP_LANGUAGE = "help_language"

# digest
DIGEST_POST = "digest_post"
