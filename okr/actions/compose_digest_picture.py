"""Say what the picture under a team's digest shows right now."""

from okr.actions.compose_digest import channel_digest, main_of, to_channel
from okr.delivery import Delivery, Moot, NotYet, Outgoing, TakeBack
from okr.digest_picture import MOST_DRAWN, DigestPicture, to_draw
from okr.ports import World
from okr.week import Week


def compose_digest_picture(world: World, delivery: Delivery) -> Outgoing[DigestPicture] | Moot | NotYet | TakeBack:
    """The picture for the digest's thread; NotYet before the digest itself is out, Moot where it never will be, where
    the team wants none, and where there is too little to draw. It is as of a moment and never changed afterwards: an
    edit is asked for where it shows what is no longer for its channel (withdraw.py), and then it goes."""
    if delivery.is_edit:
        return TakeBack("no longer for its channel")
    with world.snapshot() as tx:
        main = main_of(tx, delivery)
        if isinstance(main, Moot | NotYet):
            return main
        team = tx.teams.get(delivery.plan.subject)
        if team is None or team.is_archived or not team.choices.picture:
            return Moot("no picture is wanted")
        shown = channel_digest(world, tx, team, Week.parse(delivery.plan.week), stands_in=main.channel)
        lines = to_draw(shown.digest.lines) if shown else ()
        if shown is None or not lines:
            return Moot("there is too little to draw")
        more = max(len(lines) - MOST_DRAWN, 0)
        picture = DigestPicture(team, shown.digest, lines[:MOST_DRAWN], more, world.now(), shown.names)
        return to_channel(team, picture, channel=main.channel, thread_ts=main.slack_ts)
