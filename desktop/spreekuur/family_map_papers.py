"""The family map on paper, in the client's language beside the Dutch."""

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.reunification.document_words import FamilyWords
from desktop.domain.reunification.evidence import EvidenceState, Paper, count_missing
from desktop.domain.reunification.families import Papers
from desktop.domain.reunification.family_maps import FamilyMap, Place, family_map
from desktop.domain.sheets import SheetWords, SmallPrint
from desktop.domain.spans import UNKNOWN
from desktop.domain.told_births import told_birth
from desktop.errors import HandoutError
from desktop.handouts.documents import sheet_small_print
from desktop.handouts.family_maps import MapSide, map_pdf
from desktop.handouts.languages import writing
from desktop.handouts.tokens import embedded
from desktop.spreekuur.checklists import Overview
from desktop.wording import N_


def family_map_pdf(
    overview: Overview, pack: Pack, language: str, *, organisation: str = "", training: bool = False
) -> bytes:
    """Return the family map as a PDF, in Dutch or in another language beside it.

    Raises HandoutError when the words are not there in this language or a letter cannot be printed.
    """
    family = family_map(overview.file)
    sides = [_side(overview, family, pack, code, beside=language) for code in dict.fromkeys((DUTCH, language))]
    return map_pdf(family, sides, _drawing_said(family, sides[0]), organisation=organisation, training=training)


def _side(overview: Overview, family: FamilyMap, pack: Pack, language: str, *, beside: str) -> MapSide:
    words, around = pack.document_words.get(language), pack.words.get(language)
    if words is None or around is None:
        raise HandoutError(
            N_("Nothing was printed: the family map is not there in “{language}”. It is there in: {choices}."),
            language=language,
            choices=", ".join(code for code in pack.document_words if code in pack.words),
        )
    said = words.family
    listed = (overview.sponsor, *overview.members)
    return MapSide(
        language,
        said.title.format(name=embedded(overview.file.entry.name)),
        tuple(_relation(place, said) for place in family.places),
        tuple(_details(place, papers, said, language) for place, papers in zip(family.places, listed, strict=True)),
        (said.line, said.dashes) if any(first for first, _ in family.ties) else (said.line,),
        _small_print(around, pack, beside),
    )


def _small_print(around: SheetWords, pack: Pack, beside: str) -> SmallPrint:
    """Return what says that not everything is certain, and that nobody looked at the words."""
    each_page = [] if pack.document_words[DUTCH].reviewed else [around.machine_text]
    each_page += [] if beside == DUTCH or pack.document_words[beside].reviewed else [around.machine_translation]
    return sheet_small_print(around, checked=pack.rules.checked, each_page=each_page, certain=False)


def _relation(place: Place, words: FamilyWords) -> str:
    return words.sponsor if place.member is None else words.relation(place.facts.get("relation", ""))


def _details(place: Place, papers: tuple[Paper, ...], words: FamilyWords, language: str) -> tuple[str, ...]:
    """Return what is known of somebody, as it was told."""
    facts = place.facts
    found = []
    if born := facts.get("born", "").strip():
        found.append(words.born.format(told=_born_said(born, language)))
    if country := facts.get("country", ""):
        found.append(words.where.format(place=embedded(country)))
    shown = {Papers.PASSPORT: words.passport, Papers.OTHER: words.other_papers, Papers.NONE: words.no_papers}
    if (word := facts.get("papers", "")) in set(Papers):
        found.append(words.shows.format(papers=shown[Papers(word)]))
    if papers:
        here = sum(one.state is EvidenceState.HAVE for one in papers)
        found.append(words.here.format(here=here, missing=count_missing(papers)))
    return tuple(found)


def _born_said(told: str, language: str) -> str:
    """Return a birth date in the words in which it was told, with the days that they mean."""
    days, day = told_birth(told), writing(language).date
    if days == UNKNOWN:
        return embedded(told)
    meant = day(days.first) if days.exact else f"{day(days.first)} – {day(days.last)}"
    return meant if days.exact and told == days.first.isoformat() else f"{embedded(told)} ({meant})"


def _drawing_said(family: FamilyMap, side: MapSide) -> str:
    """Return the drawing in words: everybody with what they are, and who else belongs together."""
    said = [
        f"{at + 1} {place.name} ({side.relations[at]})" if side.relations[at] else f"{at + 1} {place.name}"
        for at, place in enumerate(family.places)
    ]
    ties = [f"{first + 1} – {second + 1}" for first, second in family.ties if first]
    return "; ".join([side.title, *said, *ties])
