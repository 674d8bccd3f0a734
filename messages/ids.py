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
DIGEST_OPENING = "digest_opening"
DIGEST_OPENING_FORM = "digest_opening_form"
DIGEST_SKIP = "digest_skip"
DIGEST_SKIP_FORM = "digest_skip_form"
DIGEST_UNSKIP = "digest_unskip"
DIGEST_FIELD = "digest_field"

# check-in
CHECK_IN_SHORTCUT = "check_in"
CHECK_IN_OPEN = "check_in_open"
CHECK_IN_EDIT = "check_in_edit"
CHECK_IN_BACK = "check_in_back"
CHECK_IN_FORM = "check_in_form"
CHECK_IN_WHY = "check_in_why"
CHECK_IN_CLASH = "check_in_clash"
CHECK_IN_SAVED = "check_in_saved"
CHECK_IN_FIELD = "check_in_field"
CHECK_IN_SURE_1 = "check_in_sure_1"
CHECK_IN_SURE_2 = "check_in_sure_2"
CHECK_IN_SURE_3 = "check_in_sure_3"
CHECK_IN_SURE_4 = "check_in_sure_4"
CHECK_IN_SURE_5 = "check_in_sure_5"
CHECK_IN_NO_FIGURE = "check_in_no_figure"
CHECK_IN_FIGURE = "check_in_figure"
CHECK_IN_CLEARED = "check_in_cleared"
CHECK_IN_STILL_THERE = "check_in_still_there"
CHECK_IN_FORESEEN = "check_in_foreseen"
CHECK_IN_NOTHING_CHANGED = "check_in_nothing_changed"
CHECK_IN_LATER = "check_in_later"

# nothing changed
NOTHING_CHANGED = "nothing_changed"

# snooze
SNOOZE = "snooze"

# why
WHY = "why"
WHY_LANGUAGE = "why_language"

# remind
REMIND_FORM = "remind_form"
REMIND_WHOM = "remind_whom"
REMIND_DONE = "remind_done"
REMIND_ALL = "remind_all"

# lead line
LEAD_LINE_DIGEST = "lead_line_digest"
LEAD_LINE_TEAM = "lead_line_team"

# status
STATUS_PREVIOUS = "status_previous"
STATUS_NEXT = "status_next"
STATUS_SHARE = "status_share"
STATUS_OPEN = "status_open"

# history
HISTORY_OPEN = "history_open"
HISTORY_PREVIOUS = "history_previous"
HISTORY_NEXT = "history_next"
HISTORY_WEEK = "history_week"

# correction
CORRECTION_FORM = "correction_form"

# hand over; the value of HAND_OVER_OPEN is "<team key> <member id>"
HAND_OVER_OPEN = "hand_over_open"
HAND_OVER_FORM = "hand_over_form"
HAND_OVER_ONE_BY_ONE = "hand_over_one_by_one"
DUPLICATE_OPEN = "duplicate_open"
DUPLICATE_FORM = "duplicate_form"
TRANSFER_OPEN = "transfer_open"
TRANSFER_FORM = "transfer_form"
HAND_OVER_FIELD = "hand_over_field"

# language
LANGUAGE_EN = "language_en"
LANGUAGE_VI = "language_vi"

# reactions, comments, help offers
REACT = "react"
COMMENT_OPEN = "comment_open"
COMMENT_FORM = "comment_form"
COMMENT_WORDS = "comment_words"
HELP_HELPED = "help_helped"
HELP_UNDER_WAY = "help_under_way"
HELP_NOT_NEEDED = "help_not_needed"

# settings
SETTINGS_OPEN = "settings_open"
SETTINGS_FIELD = "settings_field"
SETTINGS_FORM = "settings_form"
SETTINGS_TEAM = "settings_team"
SETTINGS_TEAM_FORM = "settings_team_form"
SETTINGS_HEALTH = "settings_health"
SETTINGS_HEALTH_FORM = "settings_health_form"
SETTINGS_MEMBERS = "settings_members"
SETTINGS_MEMBERS_FORM = "settings_members_form"
SETTINGS_MEMBERS_SOURCE = "settings_members_source"
SETTINGS_WORKSPACE = "settings_workspace"
SETTINGS_WORKSPACE_FORM = "settings_workspace_form"

# away
AWAY_OPEN = "away_open"
AWAY_CHANGE = "away_change"
AWAY_BACK = "away_back"
AWAY_UNDO = "away_undo"
AWAY_FORM = "away_form"
AWAY_SAVED = "away_saved"
AWAY_FIELD = "away_field"

# setting up a team
SET_UP_OPEN = "set_up_open"
SET_UP_CHANNEL = "set_up_channel"
SET_UP_FROM_GROUP = "set_up_from_group"
SET_UP_GROUP = "set_up_group"
SET_UP_FORM = "set_up_form"
SET_UP_DONE = "set_up_done"

# writing an objective, in three steps and a form for each key result; OBJECTIVE_NEW carries the team and how many were
# written before, the buttons of a draft its number, the menu of a row what to do with which key result
OBJECTIVE_SHORTCUT = "write_okr"
OBJECTIVE_NEW = "objective_new"
OBJECTIVE_TEMPLATES = "objective_templates"
OBJECTIVE_DRAFTS = "objective_drafts"
OBJECTIVE_DRAFT = "objective_draft"
OBJECTIVE_DRAFT_DELETE = "objective_draft_delete"
OBJECTIVE_FORM = "objective_form"
OBJECTIVE_CHOICE = "objective_choice"
OBJECTIVE_KEY_RESULTS = "objective_key_results"
OBJECTIVE_ADD = "objective_add"
OBJECTIVE_ROW = "objective_row"
OBJECTIVE_KEY_RESULT = "objective_key_result"
OBJECTIVE_MEASURE = "objective_measure"
OBJECTIVE_PLANS = "objective_plans"
OBJECTIVE_BACK = "objective_back"
OBJECTIVE_THEIRS = "objective_theirs"
OBJECTIVE_SAVED = "objective_saved"
OBJECTIVE_KEPT = "objective_kept"

# an objective on record, by its number
OBJECTIVE_EDIT = "objective_edit"
OBJECTIVE_DIFFERENCES = "objective_differences"
OBJECTIVE_ON_RECORD = "objective_on_record"
OBJECTIVE_ARCHIVE = "objective_archive"
OBJECTIVE_RESTORE = "objective_restore"

# the library of templates; TEMPLATE_USE carries a template's key, the pages their number
TEMPLATE_LIBRARY = "template_library"
TEMPLATE_CHOICE = "template_choice"
TEMPLATE_EARLIER = "template_earlier"
TEMPLATE_MORE = "template_more"
TEMPLATE_USE = "template_use"
TEMPLATE_FORM = "template_form"

# cycles; the menu carries what is to become of which
CYCLE_PLAN = "cycle_plan"
CYCLE_MENU = "cycle_menu"
CYCLE_CALENDAR = "cycle_calendar"
CYCLE_FORM = "cycle_form"
CYCLE_CALENDAR_FORM = "cycle_calendar_form"

# the coach
COACH_GUIDE = "coach_guide"

# the tree of objectives; each carries whose tree it is, the page and the branches turned over
TREE_TURN = "tree_turn"
TREE_PREVIOUS = "tree_previous"
TREE_NEXT = "tree_next"

# agreement: drafts that are sent, agreed to and returned; AGREE and CHANGE carry their numbers
AGREEMENT_SHOW = "agreement_show"
AGREEMENT_AGREE = "agreement_agree"
AGREEMENT_CHANGE = "agreement_change"
AGREEMENT_CHANGE_FORM = "agreement_change_form"
AGREEMENT_CHANGE_WORDS = "agreement_change_words"
AGREEMENT_WITHDRAW = "agreement_withdraw"
AGREEMENT_SEND_UP = "agreement_send_up"

# the talk about a draft or an objective, by its label
TALK_OPEN = "talk_open"
TALK_FORM = "talk_form"
TALK_WORDS = "talk_words"

# administration; the log's buttons carry what the page begins below and whose lines they are
ADMIN_LOG = "admin_log"
ADMIN_LOG_PERSON = "admin_log_person"
ADMIN_LOG_OLDER = "admin_log_older"
ADMIN_LOG_NEWEST = "admin_log_newest"
ADMIN_LOG_EVERYBODY = "admin_log_everybody"

# the list of teams; a button that turns it carries its page
ADMIN_TEAMS = "admin_teams"
ADMIN_TEAMS_FORM = "admin_teams_form"
ADMIN_TEAMS_SEARCH = "admin_teams_search"
ADMIN_TEAMS_EARLIER = "admin_teams_earlier"
ADMIN_TEAMS_MORE = "admin_teams_more"
ADMIN_OVERVIEW = "admin_overview"
ADMIN_PILOT = "admin_pilot"
ADMIN_PILOT_FORM = "admin_pilot_form"
ADMIN_PILOT_TEAMS = "admin_pilot_teams"
ADMIN_PILOT_END = "admin_pilot_end"

# archiving a team; the buttons and the form carry its key
TEAM_ARCHIVE = "team_archive"
TEAM_ARCHIVE_FORM = "team_archive_form"
TEAM_BRING_BACK = "team_bring_back"

# one person; a button carries whose it is, the menu of languages the language too
ADMIN_MEMBERS = "admin_members"
ADMIN_MEMBERS_PERSON = "admin_members_person"
ADMIN_MEMBER_APPOINT = "admin_member_appoint"
ADMIN_MEMBER_DISMISS = "admin_member_dismiss"
ADMIN_MEMBER_LANGUAGE = "admin_member_language"
