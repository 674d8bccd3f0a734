"""The scale of confidence, 1 to 10, each with its words."""

from messages.wording import Wording


def confidence_word(confidence: int, wording: Wording) -> str:
    """What this confidence means; ValueError outside 1-10."""
    words = (
        wording.say("practically lost", context="confidence"),
        wording.say("very unlikely", context="confidence"),
        wording.say("unlikely", context="confidence"),
        wording.say("doubtful", context="confidence"),
        wording.say("fifty-fifty", context="confidence"),
        wording.say("more likely than not", context="confidence"),
        wording.say("fairly sure", context="confidence"),
        wording.say("sure", context="confidence"),
        wording.say("almost certain", context="confidence"),
        wording.say("certain", context="confidence"),
    )
    if not 1 <= confidence <= len(words):
        raise ValueError("confidence is 1 to 10")
    return words[confidence - 1]


def confidence_sign(confidence: int) -> str:
    """8-10 sure, 4-7 unsure, 1-3 at risk (Koan), at a glance."""
    if confidence >= 8:
        return "🟢"
    return "🟡" if confidence >= 4 else "🔴"


def confidence_choice(confidence: int, wording: Wording) -> dict[str, str]:
    """The option of the form's select, surest first in `confidence_choices`."""
    text = f"{confidence_sign(confidence)} {confidence} · {confidence_word(confidence, wording)}"
    return {"text": text, "value": str(confidence)}


def confidence_choices(wording: Wording) -> list[dict[str, str]]:
    return [confidence_choice(confidence, wording) for confidence in range(10, 0, -1)]
