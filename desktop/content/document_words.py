"""The names of papers and relatives that a client takes along: one file for each language, whole or refused."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader
from desktop.content.tables import line_of, read_table
from desktop.domain.articles import DUTCH
from desktop.domain.reunification.document_words import DocumentWords, FamilyWords
from desktop.domain.reunification.rules import Document
from desktop.wording import N_

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_PLACES = re.compile(r"\{[^{}]*\}")
_OF_THE_RULES = (DUTCH, "en")
"""The languages in which the rules themselves name each paper, so that it is not written twice."""


class _Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: _Text
    originals: _Text
    collect: _Text
    perhaps: _Text
    later: _Text
    one_of: _Text
    nothing: _Text


class _Family(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: _Text
    sponsor: _Text
    spouse: _Text
    unmarried_partner: _Text
    registered_partner: _Text
    child: _Text
    adopted_child: _Text
    foster_child: _Text
    parent: _Text
    sibling: _Text
    other: _Text
    born: _Text
    where: _Text
    shows: _Text
    passport: _Text
    other_papers: _Text
    no_papers: _Text
    here: _Text
    line: _Text
    dashes: _Text


_FILLED_IN: Mapping[str, tuple[str, ...]] = {
    "title": ("{name}",),
    "born": ("{told}",),
    "where": ("{place}",),
    "shows": ("{papers}",),
    "here": ("{here}", "{missing}"),
}


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    state: Literal["drafted by machine", "reviewed"]
    words: _Words
    family: _Family
    names: dict[str, _Text] = {}


def read_document_words(
    files: Mapping[str, bytes],
    documents: Mapping[str, Document],
    readers: Mapping[str, Proofreader],
    faults: Faults,
) -> dict[str, DocumentWords]:
    """Return the words of the list by language; those with faults are left out.

    Each file names exactly the papers of the rules. Without the Dutch, no other language can stand beside it.
    """
    found: dict[str, DocumentWords] = {}
    for name in sorted(one for one in files if one.startswith("documents/")):
        language = name.removeprefix("documents/").removesuffix(".toml")
        table = read_table(name, files, _Table, faults)
        if table is not None and _holds(name, language, files, table, documents, readers, faults):
            names = table.names or {code: one.names[language] for code, one in documents.items()}
            family = FamilyWords(**msgspec.to_builtins(table.family))
            found[language] = DocumentWords(
                language, table.state, **msgspec.to_builtins(table.words), family=family, names=names
            )
    if found and DUTCH not in found:
        faults.add(f"documents/{DUTCH}.toml", 1, N_("This file is missing from the pack."))
    return found


def _holds(
    name: str,
    language: str,
    files: Mapping[str, bytes],
    table: _Table,
    documents: Mapping[str, Document],
    readers: Mapping[str, Proofreader],
    faults: Faults,
) -> bool:
    """Return whether a file names all papers, in letters of its language, and notes what it does not."""
    before = len(faults.found)
    text = files[name].decode()
    wanted = set() if language in _OF_THE_RULES else set(documents)
    if wanted != set(table.names):
        differing = sorted(wanted ^ set(table.names))
        faults.add(
            name,
            line_of(text, ".names"),
            N_("These papers are named here or in rules/documents.toml, and must be in both: {codes}.")
            if wanted
            else N_("The rules name the papers in this language; take these out: {codes}."),
            codes=", ".join(differing),
        )
    if "{name}" not in table.words.title:
        faults.add(
            name,
            line_of(text, ".words.title"),
            N_("The title says of whom the papers are: put {place} in it."),
            place="{name}",
        )
    _check_family(name, text, table.family, faults)
    said = {f".names.{code}": words for code, words in table.names.items()}
    said |= {f".family.{key}": words for key, words in msgspec.to_builtins(table.family).items()}
    for place, words in said.items() if language in readers else ():
        foreign = readers[language].foreign(words)
        if foreign:
            faults.add(
                name, line_of(text, place), N_("“{character}” is not a letter of this language."), character=foreign
            )
    return len(faults.found) == before


def _check_family(name: str, text: str, family: _Family, faults: Faults) -> None:
    """Note words of the family map that leave out what is to be filled in, or have more of it."""
    for key, said in msgspec.to_builtins(family).items():
        wanted = _FILLED_IN.get(key, ())
        if sorted(_PLACES.findall(said)) != sorted(wanted):
            faults.add(
                name,
                line_of(text, f".family.{key}"),
                N_("Here is to be filled in, and nothing else: {places}."),
                places=", ".join(wanted) or "–",
            )
