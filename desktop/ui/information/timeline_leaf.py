"""The procedure as a line of steps: one step, one line, or both lines side by side when the day is unknown."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.letter_guides import LetterGuide
from desktop.domain.timelines import PlacedStep, Step, Timeline
from desktop.ui.information.client_lines import client_lines
from desktop.ui.information.leaves import (
    ClientText,
    Leaf,
    Reader,
    article_links,
    link,
    links,
    part,
    points,
    reviewed_words,
    sources,
)
from desktop.ui.information.letter_leaf import letter_name
from desktop.ui.theme import tokens_now
from desktop.ui.widgets.reading_view import text, title


@dataclass(frozen=True)
class Procedure:
    """All steps for whoever applied on a day; for a day that nobody knows, under both sets of rules."""

    applied: date | None = None


def procedure_leaf(procedure: Procedure, reader: Reader) -> Leaf:
    """Return all steps on a line; two lines side by side when the day of the application is unknown."""
    desk = reader.desk
    _ = desk.words.gettext
    found = desk.pack.timelines_for(procedure.applied)
    lead = (
        _("Nobody knows the day of the application yet: both procedures stand here. Ask for the day; it decides.")
        if len(found) > 1
        else _("A letter in hand goes first: it says what holds for this client.")
    )
    columns = "".join(f'<td width="{100 // max(1, len(found))}%" valign="top">{_line(it, reader)}</td>' for it in found)
    body = (
        title(_("Timeline of the procedure"))
        + text(lead, "muted")
        + f'<table width="100%" cellspacing="0" cellpadding="6"><tr>{columns}</tr></table>'
    )
    sheets = tuple(desk.pack.articles[it.article] for it in found if it.article in desk.pack.articles)
    shown = ClientText(sheets[0]) if len(sheets) == 1 else None
    return Leaf(body, _about(found, reader), sheets, shown)


def step_leaf(placed: PlacedStep, reader: Reader) -> Leaf:
    """Return one step: what happens, what the client does, how long it takes, and what belongs to it."""
    desk = reader.desk
    _ = desk.words.gettext
    timeline, step = placed.timeline, placed.step
    number = timeline.place_of(step)
    place = _("Step {number} of {count}").format(number=number, count=len(timeline.steps))
    sheet = desk.pack.articles.get(timeline.article)
    own = tuple(desk.pack.articles[slug] for slug in step.articles if slug in desk.pack.articles)
    letters = [it for it in desk.pack.letters if it.kind in step.letters]
    body = (
        text(f"{desk.name_of(dict(timeline.names))} · {place}", "muted")
        + title(step.text(desk.words.language).title)
        + _told(step, reader)
        + client_lines(sheet, step.lines, reader)
        + part(_("Letters that may come"), links(_letter_link(it, reader) for it in letters))
        + part(_("Read more"), article_links(reader, own))
        + part(_("Before and after"), links(_neighbours(placed, reader)))
        + sources(reader, step.sources)
    )
    shown = ClientText(sheet, step.lines) if sheet and step.lines else None
    articles = ((sheet,) if sheet else ()) + tuple(it for it in own if it is not sheet)
    return Leaf(body, _about((timeline,), reader), articles, shown)


def _line(timeline: Timeline, reader: Reader) -> str:
    """Return the steps of a timeline below one another, along a line."""
    tokens = tokens_now()
    rows = []
    for number, step in enumerate(timeline.steps, 1):
        told = step.text(reader.desk.words.language)
        head = f'<p class="h2" style="margin: 0">{link(told.title, "step", f"{timeline.code}/{step.code}")}</p>'
        rows.append(
            f'<tr><td width="28" align="right" valign="top" style="padding: 6px"><p class="number" style="margin: 0">'
            f'{number}</p></td><td width="3" bgcolor="{tokens.accent}"></td>'
            f'<td style="padding: 6px; padding-bottom: 14px">{head}{_told(step, reader)}</td></tr>'
        )
    name = text(reader.desk.name_of(dict(timeline.names)), "h2")
    return f'{name}<table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def _told(step: Step, reader: Reader) -> str:
    _ = reader.desk.words.gettext
    told = step.text(reader.desk.words.language)
    return (
        "".join(text(it) for it in told.happens)
        + part(_("What the client does"), points(told.does))
        + part(_("How long, or by when"), points(told.term))
    )


def _letter_link(guide: LetterGuide, reader: Reader) -> str:
    return link(letter_name(guide.kind, reader.desk), "letter", guide.kind)


def _neighbours(placed: PlacedStep, reader: Reader) -> list[str]:
    steps = placed.timeline.steps
    at = placed.timeline.place_of(placed.step) - 1
    near = [it for it in (at - 1, at + 1) if 0 <= it < len(steps)]
    language = reader.desk.words.language
    code = placed.timeline.code
    return [link(f"{it + 1}. {steps[it].text(language).title}", "step", f"{code}/{steps[it].code}") for it in near]


def _about(timelines: tuple[Timeline, ...], reader: Reader) -> str:
    desk = reader.desk
    _ = desk.words.gettext
    checked = min((it.checked for it in timelines), default=None)
    said = [_("Checked on {day}.").format(day=desk.words.date(checked))] if checked else []
    return " ".join([*said, reviewed_words(desk, reviewed=all(it.reviewed for it in timelines))])
