"""What the coach says of an objective: its title, its why, what it serves, and how much there is of each."""

from collections.abc import Callable, Mapping

from messages.coach_said import TITLE, CoachWords, Said
from messages.lengths import cut
from okr.coach import Advice, Check
from okr.coach_titles import without_figure


def figure_in_title(words: CoachWords, advice: Advice) -> Said:
    say, figure = words.wording.say, advice.words
    says = say("The title says where to go; how far (%(figure)s) is for a key result to say.", figure=figure)
    title = without_figure(words.content.title)
    if title:
        example = say("“%(title)s”, with %(figure)s in a key result", title=cut(title, TITLE), figure=figure)
    else:
        example = say("“Become the shop that people come back to”, with %(figure)s in a key result", figure=figure)
    return Said(says, example)


def no_why(words: CoachWords, _: Advice) -> Said:
    say = words.wording.say
    says = say("Say why it matters now: that is what people hold on to when it gets hard.")
    return Said(says, say("“Half of the customers who left had waited too long for an answer”"))


def not_linked(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("It serves no objective above it yet.")
    return Said(says, say("it serves “%(title)s”", title=cut(advice.words, TITLE)))


def same_objective(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("There is an objective “%(title)s” in this cycle already.", title=cut(advice.words, TITLE))
    return Said(says, say("add your key results to that one, or let the title say what is different here"))


def many_objectives(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say(
        "This would be objective number %(n)s in the cycle; three to five are as many as get done.", n=advice.count
    )
    return Said(says, say("keep those that matter most; the others can wait for the next cycle"))


def no_key_results(words: CoachWords, _: Advice) -> Said:
    say = words.wording.say
    says = say("How will everybody see that it is reached? Add three to five key results.")
    return Said(says, say("“Customers who buy again”, from 30%% to 40%%"))


def few_initiatives(words: CoachWords, _: Advice) -> Said:
    say, key_results = words.wording.say, words.content.key_results
    says = say("What will be done to get there? Three to five initiatives make it tangible.")
    if not key_results:
        return Said(says, say("ask five people what stands in the way"))
    title = cut(key_results[0].title, TITLE)
    return Said(says, say("for “%(title)s”: ask five people what stands in the way", title=title))


def many_initiatives(words: CoachWords, advice: Advice) -> Said:
    say, key_results = words.wording.say, words.content.key_results
    says = say("%(n)s initiatives at once are hard to finish; three to five can be kept in sight.", n=advice.count)
    if not key_results:
        return Said(says, say("begin with the three that change most"))
    title = cut(key_results[0].title, TITLE)
    return Said(says, say("begin with the three that do most for “%(title)s”", title=title))


SAID: Mapping[Check, Callable[[CoachWords, Advice], Said]] = {
    Check.FIGURE_IN_TITLE: figure_in_title,
    Check.NO_WHY: no_why,
    Check.NOT_LINKED: not_linked,
    Check.SAME_OBJECTIVE: same_objective,
    Check.MANY_OBJECTIVES: many_objectives,
    Check.NO_KEY_RESULTS: no_key_results,
    Check.FEW_INITIATIVES: few_initiatives,
    Check.MANY_INITIATIVES: many_initiatives,
}
