"""The picture under a digest, in words and as a drawing."""

from collections.abc import Iterator
from decimal import Decimal

from messages.chart import AMBER, DONE, GREEN, GREY, RED, Chart, ChartRow, Look, svg_of
from messages.chart_png import png_of
from messages.chart_text import drawable
from messages.dates import show_moment
from messages.digest_words import Said
from messages.lengths import cut, length
from messages.lines import Lines
from messages.numbers import show_share
from messages.picture import MOST_ALT, Picture
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.digest import DigestLine
from okr.digest_picture import DigestPicture
from okr.health import Health
from okr.metric import Binary, Change, Limit

LOOKS: dict[Health, Look] = {
    Health.AT_RISK: RED,
    Health.NEEDS_ATTENTION: AMBER,
    Health.UNKNOWN: GREY,
    Health.ON_TRACK: GREEN,
    Health.DONE: DONE,
}
TITLE = 80


class DigestPictureMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def picture(self, shown: DigestPicture, reader: Reader) -> Picture:
        """The PNG with its title and its description. Takes some tens of milliseconds."""
        wording = self._renderer.wording(reader.language)
        title = wording.say(
            "%(heading)s: progress as of %(moment)s",
            heading=cut(shown.team.name, TITLE),
            moment=show_moment(shown.at, reader.zone, reader.language),
        )
        name = f"okr-{shown.digest.week.key}.png"
        return Picture(name, title, self.alt(shown, reader), png_of(svg_of(self.chart(shown, reader))))

    def chart(self, shown: DigestPicture, reader: Reader) -> Chart:
        """The drawing in finished words and shares."""
        wording, say = self._renderer.wording(reader.language), self._renderer.wording(reader.language).say
        moment = show_moment(shown.at, reader.zone, reader.language)
        return Chart(
            heading=Said(wording).heading(shown.team, shown.digest),
            moment=say("As of %(moment)s", moment=moment),
            rows=[row_of(line, wording) for line in shown.lines],
            legend=(say("so far"), say("expected by now"), say("confidence, of 10")),
            more=say("and %(n)s more", "and %(n)s more", n=shown.more) if shown.more else "",
        )

    def alt(self, shown: DigestPicture, reader: Reader) -> str:
        """The same in words, the worst first, as many key results as the description holds."""
        wording = self._renderer.wording(reader.language)
        told = wording.say("Progress of each key result against what is expected by now, the worst first.")
        left = len(shown.lines) + shown.more
        for sentence in sentences(shown, wording):
            rest = wording.say("And %(n)s more.", "And %(n)s more.", n=left)
            if length(f"{told} {sentence} {rest}") > MOST_ALT:
                break
            told, left = f"{told} {sentence}", left - 1
        return f"{told} {wording.say('And %(n)s more.', 'And %(n)s more.', n=left)}" if left else told


def sentences(shown: DigestPicture, wording: Wording) -> Iterator[str]:
    """One for each key result that is drawn."""
    for line in shown.lines:
        row, health = row_of(line, wording), Lines(wording).health(line.assessment.health)
        facts = [health, row.share]
        if line.assessment.expected is not None:
            expected = show_share(line.assessment.expected, wording.language)
            facts.append(wording.say("%(expected)s expected", expected=expected))
        if line.confidence is not None:
            facts.append(wording.say("confidence %(now)s of 10", now=line.confidence))
        yield f"{cut(line.key_result.title, TITLE)}: {', '.join(one for one in facts if one)}."


def row_of(line: DigestLine, wording: Wording) -> ChartRow:
    """A key result as its row is drawn: by its number where the font has too few of its title's letters."""
    found, title = line.assessment, drawable(line.key_result.title)
    is_readable = sum(map(str.isalnum, title)) * 2 >= sum(map(str.isalnum, line.key_result.title)) and title
    has_share = found.progress is not None and not isinstance(line.key_result.metric, Limit | Binary)
    return ChartRow(
        look=LOOKS[found.health],
        title=title if is_readable else line.key_result.label,
        share=show_share(found.progress or Decimal(0), wording.language) if has_share else "",
        facts=f"{figures(line, wording)} · {Lines(wording).health(found.health)}",
        progress=None if found.progress is None else float(found.progress),
        expected=None if found.expected is None else float(found.expected),
        confidence=line.confidence,
    )


def figures(line: DigestLine, wording: Wording) -> str:
    """ "2h 50m of 2h": what was measured and what was promised."""
    lines, metric = Lines(wording), line.key_result.metric
    if isinstance(metric, Change):
        value, target = lines.value(metric, line.reading), lines.target(metric)
        return wording.say("%(value)s, target %(target)s", value=value, target=target)
    return lines.value_to_target(metric, line.reading)
