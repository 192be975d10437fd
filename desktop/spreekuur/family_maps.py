"""The family map in words: for each person who, where, and which papers."""

from collections.abc import Iterator

from desktop.domain.articles import LineKind
from desktop.domain.reunification.evidence import EvidenceState, Paper, count_missing
from desktop.domain.reunification.family_files import NOTES
from desktop.domain.reunification.family_maps import Place, family_map
from desktop.domain.sheets import SheetLine, SheetSection
from desktop.i18n import Translator
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_words import PAPERS, RELATIONS, birth_said


def family_section(overview: Overview, words: Translator, *, notes: bool = False) -> Iterator[SheetSection]:
    """Yield the family as a section of a sheet, with what was noted of each if asked for; none for a bare sponsor."""
    places = family_map(overview.file).places
    noted = [_noted(place) if notes else "" for place in places]
    if len(places) > 1 or any(noted):
        listed = (overview.sponsor, *overview.members)
        lines = [
            SheetLine(LineKind.TEXT, ", ".join(place_said(place, papers, words)), note=_noted(place) if notes else "")
            for place, papers in zip(places, listed, strict=True)
        ]
        yield SheetSection(words.gettext("The family"), tuple(lines))


def _noted(place: Place) -> str:
    """Return the notes of a person on one line."""
    return " · ".join(line.strip() for line in place.facts.get(NOTES, "").splitlines() if line.strip())


def place_said(place: Place, papers: tuple[Paper, ...], words: Translator) -> list[str]:
    """Return what is known of somebody on the map: name and relation, birth, where, papers."""
    _ = words.gettext
    relation = _("sponsor") if place.member is None else _(RELATIONS.get(place.facts.get("relation", ""), ""))
    said = [f"{place.name} ({relation})" if relation else place.name]
    if born := birth_said(place.facts.get("born", ""), words):
        said.append(_("born {day}").format(day=born))
    if where := place.facts.get("country", ""):
        said.append(where)
    shown = PAPERS.get(place.facts.get("papers", ""), "")
    if shown:
        said.append(_("can show: {papers}").format(papers=_(shown)))
    here = sum(1 for one in papers if one.state is EvidenceState.HAVE)
    if papers:
        said.append(_("papers here: {here}, missing: {missing}").format(here=here, missing=count_missing(papers)))
    return said
