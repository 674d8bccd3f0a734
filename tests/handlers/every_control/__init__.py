"""Every control of the bot, held to the same promises; a control without a row in the table fails a test."""
