"""Words for what goes out and comes in."""

from collections.abc import Iterable, Mapping

from desktop.i18n import Translator
from desktop.sync.inspections import DOUBTS, Doubt
from desktop.ui.widgets.rows_model import Row
from desktop.wording import N_

_KINDS = {
    "contact": N_("questions"),
    "person": N_("people"),
    "family": N_("family files"),
    "family_member": N_("relatives"),
    "family_document": N_("where papers of relatives are"),
    "family_answer": N_("checklists that were given"),
    "appointment": N_("dates"),
    "walk_in_hour": N_("walk-in hours"),
    "signal": N_("signals"),
    "site_address": N_("own addresses of the site"),
    "printed": N_("what was told and printed"),
    "hq_case": N_("files for headquarters"),
    "hq_case_person": N_("names in them"),
    "hq_case_contact": N_("questions in them"),
    "hq_case_appointment": N_("dates in them"),
    "asked_question": N_("questions for headquarters"),
    "documents": N_("papers of the organisation"),
    "secrets": N_("keys of a site"),
    "erasures": N_("orders to erase"),
    "content": N_("files of the content"),
}


def doubt_words(words: Translator, doubts: Iterable[Doubt]) -> list[str]:
    """Return what there is to ask about a file, a sentence or two each."""
    return [words.gettext(DOUBTS[doubt]) for doubt in doubts]


def kind_words(words: Translator, kind: str) -> str:
    """Return what a kind of row is, in words; a kind that this program does not know stays as it is."""
    return words.gettext(_KINDS.get(kind, "")) or kind


def count_rows(words: Translator, counts: Mapping[str, int]) -> list[Row]:
    """Return counts by kind as rows."""
    return [Row(kind, (kind_words(words, kind), str(count))) for kind, count in counts.items()]


def count_words(words: Translator, counts: Mapping[str, int]) -> str:
    """Return counts by kind in one line."""
    return ", ".join(f"{count} × {kind_words(words, kind).partition(':')[0]}" for kind, count in counts.items())
