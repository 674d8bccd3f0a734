"""What an export calls things: kinds, states and units, in one or two words."""

from messages.wording import Wording
from okr.initiative import InitiativeState
from okr.key_result import KeyResultState, Measured
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones
from okr.objective import Ambition, Level, Visibility
from okr.unit import Unit, UnitKind


class ExportWords:
    def __init__(self, wording: Wording) -> None:
        self.say = wording.say

    def level(self, level: Level) -> str:
        match level:
            case Level.COMPANY:
                return self.say("company", context="level")
            case Level.TEAM:
                return self.say("team", context="level")
            case Level.INDIVIDUAL:
                return self.say("individual", context="level")

    def ambition(self, ambition: Ambition) -> str:
        return self.say("Committed") if ambition is Ambition.COMMITTED else self.say("Aspirational")

    def visibility(self, visibility: Visibility) -> str:
        match visibility:
            case Visibility.PUBLIC:
                return self.say("everybody", context="visible to")
            case Visibility.TEAM:
                return self.say("the team", context="visible to")
            case Visibility.PRIVATE:
                return self.say("those named", context="visible to")

    def measured(self, measured: Measured) -> str:
        match measured:
            case Measured.WEEKLY:
                return self.say("Every week")
            case Measured.MONTHLY:
                return self.say("Every month")
            case Measured.QUARTERLY:
                return self.say("Every quarter")

    def state(self, state: KeyResultState) -> str:
        match state:
            case KeyResultState.ACTIVE:
                return self.say("running", context="state")
            case KeyResultState.PAUSED:
                return self.say("paused", context="state")
            case KeyResultState.CANCELLED:
                return self.say("cancelled", context="state")
            case KeyResultState.DONE:
                return self.say("finished", context="state")

    def work(self, state: InitiativeState) -> str:
        match state:
            case InitiativeState.PLANNED:
                return self.say("planned", context="state")
            case InitiativeState.RUNNING:
                return self.say("running", context="state")
            case InitiativeState.DONE:
                return self.say("finished", context="state")
            case InitiativeState.DROPPED:
                return self.say("dropped", context="state")

    def kind(self, kind: Kind) -> str:
        match kind:
            case Kind.INCREASE:
                return self.say("increase", context="kind")
            case Kind.DECREASE:
                return self.say("decrease", context="kind")
            case Kind.AT_LEAST:
                return self.say("at least", context="kind")
            case Kind.AT_MOST:
                return self.say("at most", context="kind")
            case Kind.MILESTONE:
                return self.say("milestones", context="kind")
            case Kind.BINARY:
                return self.say("yes or no", context="kind")

    def unit(self, metric: Metric) -> str:
        """What the numbers of the metric count."""
        match metric:
            case Change(unit=unit) | Limit(unit=unit):
                return self._unit(unit)
            case Milestones():
                return self.say("steps done", context="unit")
            case Binary():
                return self.say("1 = yes, 0 = no", context="unit")

    def _unit(self, unit: Unit) -> str:
        match unit.kind:
            case UnitKind.PERCENT:
                return "%"
            case UnitKind.DURATION if unit.name == "h:min":
                return self.say("minutes", context="unit")
            case UnitKind.DURATION:
                return self.say("seconds", context="unit")
            case _:
                return unit.name

    def yes(self, *, said: bool) -> str:
        return self.say("yes", context="cell") if said else ""
