"""What was done, in words: one for every action that is written into the audit log."""

from collections.abc import Mapping

from messages.wording import Wording


def deeds(wording: Wording) -> Mapping[str, str]:
    """What each action of the log is called."""
    return {**of_weeks(wording), **of_objectives(wording), **of_people(wording)}


def of_weeks(wording: Wording) -> dict[str, str]:
    say = wording.say
    return {
        "check_in": say("Checked in"),
        "correct_check_in": say("Corrected a check-in"),
        "remind": say("Reminded those who had not answered"),
        "post_digest": say("Posted the digest"),
        "edit_digest": say("Edited the digest"),
        "skip_digest": say("Skipped the digest"),
        "unskip_digest": say("No longer skips the digest"),
        "retry_delivery": say("Sent a message once more"),
        "cancel_delivery": say("Cancelled a message"),
    }


def of_objectives(wording: Wording) -> dict[str, str]:
    say = wording.say
    return {
        "send_for_agreement": say("Sent a draft for agreement"),
        "withdraw_draft": say("Took a draft back"),
        "agree": say("Agreed to a draft"),
        "ask_for_change": say("Asked for a change of a draft"),
        "send_up": say("Sent a draft up"),
        "delete_draft": say("Deleted a draft"),
        "publish_draft": say("Published an objective"),
        "change_objective": say("Changed an objective"),
        "change_target": say("Changed a target"),
        "archive_objective": say("Archived an objective"),
        "restore_objective": say("Restored an objective"),
        "hand_over": say("Handed over"),
    }


def of_people(wording: Wording) -> dict[str, str]:
    say = wording.say
    return {
        "say_away": say("Said who is away"),
        "end_absence": say("Ended an absence"),
        "choose_settings": say("Changed their own settings"),
        "set_up_team": say("Set up the team"),
        "take_members": say("Took a team's members from Slack"),
        "place_team": say("Placed a team elsewhere"),
        "archive_team": say("Archived a team"),
        "bring_back_team": say("Brought a team back"),
        "change_team": say("Changed a team's settings"),
        "appoint_lead": say("Named a lead"),
        "choose_pilot": say("Chose the teams of the pilot"),
        "end_pilot": say("Ended the pilot"),
        "first_admin": say("Became the first admin"),
        "appoint_admin": say("Named an admin"),
        "dismiss_admin": say("Took back an admin"),
        "set_language_of": say("Set somebody's language"),
        "change_workspace": say("Changed the workspace's settings"),
        "register_workspace": say("Brought the bot to this workspace"),
        "load_company": say("Loaded rows of a file"),
        "export_company": say("Wrote objectives to a file"),
        "ask_export": say("Asked for an export"),
        "plan_cycle": say("Planned a cycle"),
        "change_cycle": say("Changed a cycle"),
        "planned_cycle": say("Put a cycle off"),
        "active_cycle": say("Opened a cycle"),
        "closing_cycle": say("Ended a cycle"),
        "closed_cycle": say("Closed a cycle"),
        "choose_calendar": say("Changed the calendar of cycles"),
    }
