"""Why a delivery came to where it is, in words for operators."""

from okr.actions.mend_delivery import BY_HAND
from okr.delivery import MissReason

WORDS = {
    MissReason.TOO_LATE.value: "its time was over",
    MissReason.BOT_WAS_DOWN.value: "the bot was not running",
    MissReason.NO_CHANNEL.value: "the team has no channel",
    MissReason.SHARED_CHANNEL.value: "another workspace reads that channel",
    MissReason.CHANNEL_CLOSED.value: "Slack takes nothing for that channel",
    MissReason.TEAM_ARCHIVED.value: "the team is archived",
    BY_HAND: "cancelled by hand",
    "lease_expired": "the process ended while it was sending",
    "claimed_too_long_ago": "this machine was too slow",
    "digest_not_out": "it waits for the digest",
    "nowhere_to_look": "nobody knows where in Slack it would stand",
    "not_seen_yet": "the file is not to be seen where it belongs",
    "too_much_was_said": "too much was said there since to look for it",
    "unreadable_answer": "Slack's answer could not be read",
    "ratelimited": "Slack asked to wait",
    "TimeoutError": "Slack did not answer in time",
    "ServerDisconnectedError": "the connection broke",
    "ClientOSError": "the connection broke",
    "ClientConnectorError": "Slack could not be reached",
    "channel_not_found": "Slack knows no such channel, or the bot may not see it",
    "not_in_channel": "the bot is not in the channel",
    "is_archived": "the channel is archived",
    "user_not_found": "Slack knows no such person",
    "user_disabled": "the person's account is deactivated",
    "cannot_dm_bot": "bots get no messages",
    "messages_tab_disabled": "the app's Messages tab is off",
    "restricted_action": "an admin of Slack does not let the bot post there",
    "message_not_found": "the message was deleted",
    "cant_update_message": "the message is not the bot's any more",
    "edit_window_closed": "Slack lets nobody edit it any more",
    "thread_not_found": "the message it hangs under was deleted",
    "account_inactive": "the bot was removed from Slack",
    "token_revoked": "the bot's token was revoked",
    "token_expired": "the bot's token has expired",
    "invalid_auth": "Slack does not know the bot's token",
    "missing_scope": "the app lacks a scope",
    "internal_error": "Slack had an error of its own",
    "fatal_error": "Slack had an error of its own",
    "msg_too_long": "the message is too long for Slack",
    "msg_blocks_too_long": "the message is too long for Slack",
    "invalid_blocks": "Slack does not take the message's blocks",
}
CRASH = "crash: "
STATUS = "http_"


def in_words(error: str) -> str:
    """A sentence's end; the code itself where nobody put it into words, with what it says in reading form."""
    if error.startswith(CRASH):
        return f"composing it broke ({error.removeprefix(CRASH)}); the log says where"
    if error.startswith(STATUS):
        return f"Slack answered {error.removeprefix(STATUS)}"
    code, _, more = error.partition(": ")
    told = WORDS.get(code, code.replace("_", " "))
    return f"{told} ({more})" if more else told
