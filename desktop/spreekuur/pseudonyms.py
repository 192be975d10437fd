"""A family file with nobody's name on it, for a sheet that lies on a table."""

from dataclasses import replace

from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.evidence import Paper
from desktop.domain.reunification.family_files import NOTES, FamilyFile
from desktop.i18n import Translator
from desktop.spreekuur.checklists import Overview

_TELLING = ("born", NOTES)
"""Facts that say who somebody is, or may: free text and a birth date."""


def nameless_checklist(found: Checklist, words: Translator) -> Checklist:
    """Return a checklist in which relatives are numbered."""
    members = tuple(replace(one, name=_numbered(count, words)) for count, one in enumerate(found.members, 1))
    return replace(found, members=members)


def nameless_overview(overview: Overview, words: Translator) -> Overview:
    """Return an overview in which relatives are numbered, without free text and birth dates."""
    return replace(
        overview,
        file=_nameless_file(overview.file, words),
        found=nameless_checklist(overview.found, words),
        sponsor=_without_notes(overview.sponsor),
        members=tuple(_without_notes(listed) for listed in overview.members),
    )


def nameless_sponsor(words: Translator) -> str:
    """Return what the sponsor is called without a name."""
    return words.gettext("sponsor")


def _numbered(count: int, words: Translator) -> str:
    return words.gettext("person {number}").format(number=count)


def _nameless_file(file: FamilyFile, words: Translator) -> FamilyFile:
    def kept(facts: dict[str, str]) -> dict[str, str]:
        return {name: told for name, told in facts.items() if name not in _TELLING}

    members = tuple(
        replace(one, entry=replace(one.entry, name=_numbered(count, words), facts=kept(dict(one.entry.facts))))
        for count, one in enumerate(file.members, 1)
    )
    entry = replace(file.entry, name=nameless_sponsor(words), facts=kept(dict(file.entry.facts)))
    return replace(file, entry=entry, members=members)


def _without_notes(listed: tuple[Paper, ...]) -> tuple[Paper, ...]:
    return tuple(replace(one, evidence=replace(one.evidence, note="")) if one.evidence else one for one in listed)
