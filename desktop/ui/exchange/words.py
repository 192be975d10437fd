"""Words for what goes out and comes in."""

from collections.abc import Iterable, Mapping

from desktop.i18n import Translator
from desktop.sync.inspections import Doubt
from desktop.ui.widgets.rows_model import Row
from desktop.wording import N_

_KINDS = {
    "contact": N_("questions"),
    "person": N_("people"),
    "family": N_("family files"),
    "family_member": N_("relatives"),
    "family_document": N_("where papers of relatives are"),
    "family_answer": N_("checklists that were given"),
    "documents": N_("papers of the organisation"),
    "secrets": N_("keys of a site"),
    "erasures": N_("orders to erase"),
    "content": N_("files of the content"),
}
_DOUBTS = {
    Doubt.EMPTY: N_("There is nothing new in it. That is no fault; it may be the wrong file."),
    Doubt.OLDER: N_("A newer file of this laptop was taken in already. Taking in this one harms nothing."),
    Doubt.ERASES_MANY: N_("It erases many records, for good. Ask its maker by telephone whether that is meant."),
    Doubt.FOREIGN_ROWS: N_("Records of sites that its maker does not serve are left out. Tell headquarters."),
    Doubt.FOREIGN_ERASURES: N_("Orders to erase of a laptop that may not give them are left out. Tell headquarters."),
    Doubt.INCOMPLETE: N_("Records from before it have not arrived yet. The next exchange brings them."),
    Doubt.RESTORED: N_("This laptop was put back from a backup: others know more. Take in the newest files first."),
    Doubt.TWIN: N_("There is a copy of this laptop's records somewhere that was also worked in. Tell headquarters."),
}
"""What is told of a file before it is taken in: what happened, and what to do."""


def doubt_words(words: Translator, doubts: Iterable[Doubt]) -> list[str]:
    """Return what there is to ask about a file, a sentence or two each."""
    return [words.gettext(_DOUBTS[doubt]) for doubt in doubts]


def kind_words(words: Translator, kind: str) -> str:
    """Return what a kind of row is, in words; a kind that this program does not know stays as it is."""
    return words.gettext(_KINDS.get(kind, "")) or kind


def count_rows(words: Translator, counts: Mapping[str, int]) -> list[Row]:
    """Return counts by kind as rows."""
    return [Row(kind, (kind_words(words, kind), str(count))) for kind, count in counts.items()]


def count_words(words: Translator, counts: Mapping[str, int]) -> str:
    """Return counts by kind in one line."""
    return ", ".join(f"{count} × {kind_words(words, kind).partition(':')[0]}" for kind, count in counts.items())
