"""A draft as one sentence, as a person would say it: "I will … as measured by … through …"."""

from collections.abc import Sequence
from decimal import Decimal

from messages.coach_verbs import NAMES, VERBS
from messages.lengths import cut
from messages.numbers import show_figure, show_number
from messages.wording import Wording
from okr.drafting import DraftContent, DraftedKeyResult
from okr.metric import Binary, Change, Kind, Limit, Milestones
from okr.objective import Level
from okr.unit import UnitKind

MOST = 5
"""Key results, and initiatives, that the sentence names; the others are counted."""
OBJECTIVE, PART = 150, 110


def sentence(content: DraftContent, wording: Wording) -> str:
    """The sentence, as plain words of at most 2,000 characters; empty while there is no title."""
    if not content.title.strip():
        return ""
    names = names_in(content)
    goal = opening(content, wording, names)
    say = wording.say
    key_results = in_a_row([measured_by(one, wording, names) for one in content.key_results], wording)
    work = in_a_row([within(one.title, names, PART) for one in content.initiatives], wording)
    values = {"goal": goal, "key_results": key_results, "work": work}
    if key_results and work:
        return say("%(goal)s, as measured by %(key_results)s, through this work: %(work)s.", **values)
    if key_results:
        return say("%(goal)s, as measured by %(key_results)s.", goal=goal, key_results=key_results)
    if work:
        return say("%(goal)s, through this work: %(work)s.", goal=goal, work=work)
    return say("%(goal)s.", goal=goal)


def opening(content: DraftContent, wording: Wording, names: frozenset[str]) -> str:
    """ "I will sell more", "We will …" for a team; what begins with no verb is named instead."""
    say, own = wording.say, content.level is Level.INDIVIDUAL
    if begins_with_verb(content.title, wording):
        goal = lowered(shortened(content.title, OBJECTIVE))
        return say("I will %(goal)s", goal=goal) if own else say("We will %(goal)s", goal=goal)
    goal = within(content.title, names, OBJECTIVE)
    return say("My objective: %(goal)s", goal=goal) if own else say("Our objective: %(goal)s", goal=goal)


def begins_with_verb(title: str, wording: Wording) -> bool:
    words = title.casefold().split()
    return bool(VERBS[wording.language] & {" ".join(words[:1]), " ".join(words[:2])})


def measured_by(one: DraftedKeyResult, wording: Wording, names: frozenset[str]) -> str:
    """A key result with its figures, unless its title says them."""
    title, figures = within(one.title, names, PART), figures_of(one, wording)
    if not figures or says_figure(one, wording):
        return title
    return wording.say("%(title)s (%(figures)s)", title=title, figures=figures)


def figures_of(one: DraftedKeyResult, wording: Wording) -> str:
    say, language = wording.say, wording.language
    match one.metric:
        case Change(start=start, target=target, unit=unit, kind=kind):
            last = show_figure(target, unit, language)
            if start == 0:
                return last
            is_noun = unit.kind is UnitKind.NOUN
            first = show_number(start, language) if is_noun else show_figure(start, unit, language)
            if kind is Kind.INCREASE:
                return say("up from %(start)s to %(target)s", start=first, target=last)
            return say("down from %(start)s to %(target)s", start=first, target=last)
        case Limit(kind=Kind.AT_LEAST, limit=limit, unit=unit):
            return say("at least %(limit)s", limit=show_figure(limit, unit, language))
        case Limit(limit=limit, unit=unit):
            return say("at most %(limit)s", limit=show_figure(limit, unit, language))
        case Milestones(steps=steps):
            return say("%(n)s step", "%(n)s steps", n=len(steps))
        case Binary():
            return ""


def says_figure(one: DraftedKeyResult, wording: Wording) -> bool:
    match one.metric:
        case Change(target=figure) | Limit(limit=figure):
            return figure != Decimal(0) and show_number(figure, wording.language) in one.title
    return False


def in_a_row(parts: Sequence[str], wording: Wording) -> str:
    """ "A, B and C"; set apart by semicolons where one of them holds a comma, and the rest counted."""
    shown = list(parts[:MOST])
    if len(parts) > MOST:
        shown.append(wording.say("%(n)s more", "%(n)s more", n=len(parts) - MOST))
    if len(shown) < 2:
        return "".join(shown)
    joint = "; " if any(", " in part for part in shown) else ", "
    first = joint.join(shown[:-1]) + (";" if joint == "; " else "")
    return wording.say("%(first)s and %(last)s", first=first, last=shown[-1])


def within(title: str, names: frozenset[str], most: int) -> str:
    """The title as it stands within a sentence: without its full stop, and small unless it begins with a name."""
    text = shortened(title, most)
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0]
    of_two = second[:1].isupper() and not (len(second) > 1 and second.isupper())  # "Hà Nội", not "Đạt ISO"
    return text if of_two or first.casefold() in names else lowered(text)


def lowered(text: str) -> str:
    """Its first letter small, unless its first word has more capitals ("CRM", "HubSpot")."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def shortened(title: str, most: int) -> str:
    return cut(" ".join(title.split()).rstrip(" .;,"), most)


def names_in(content: DraftContent) -> frozenset[str]:
    """Words that the draft itself writes with a capital within a text, and names that begin titles often."""
    texts = (content.title, content.why, *(one.title for one in content.key_results + content.initiatives))
    found = {word.strip(",;:()").casefold() for text in texts for word in text.split()[1:] if word[:1].isupper()}
    return frozenset(found | NAMES)
