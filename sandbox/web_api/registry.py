"""Every Web API method the sandbox offers, by name."""

from sandbox.web_api import auth, chat, conversations, files, history, reactions, usergroups, users, views
from sandbox.web_api.method import Method

METHODS: dict[str, Method] = {
    method.name: method
    for family in (auth, chat, conversations, history, users, usergroups, views, reactions, files)
    for method in family.METHODS
}
