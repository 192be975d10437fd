"""Keep the catalogues of the program's own words whole.

`--update` takes the marked sentences from the code into the template and the catalogues, `--check` names what is
missing or broken, `--compile` makes the files that the program reads.
"""

import argparse
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from desktop.i18n import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCE_LANGUAGE = "en"
# Header lines that say who, when and with what: they differ at each run and tell nobody anything.
UNWANTED = tuple(
    f'"{name}: '.encode()
    for name in (
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
HEADER = """# The words of Spreekuur.
# This file is distributed under the licence of Spreekuur, EUPL-1.2."""


def template_path(folder: Path) -> Path:
    """Return where the template is."""
    return folder / "spreekuur.pot"


def catalogue_path(folder: Path, language: str) -> Path:
    """Return where the catalogue of a language is."""
    return folder / language / "LC_MESSAGES" / "spreekuur.po"


def extract(code: Path) -> Catalog:
    """Return the template: every marked sentence in a folder of Python, with the files that say it."""
    template = Catalog(project="Spreekuur", version="0", header_comment=HEADER, fuzzy=False)
    for file in sorted(code.rglob("*.py")):
        for _line, sentence, comments, context in extract_from_file(
            "python", file, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            where = [(file.relative_to(code.parent).as_posix(), 0)]
            template.add(sentence, None, where, auto_comments=comments, context=context)
    return template


def texts(words: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a sentence, one unless it has plurals."""
    return (words,) if isinstance(words, str) else tuple(words)


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """Yield every message but the header."""
    return (message for message in catalogue if message.id)


def key(message: Message) -> tuple[str, ...]:
    """Return what makes two messages the same: their English."""
    return texts(message.id)


def update(code: Path, folder: Path, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Write the template and take it into each catalogue; English is filled with itself."""
    template = extract(code)
    _write(template, template_path(folder))
    for language in languages:
        path = catalogue_path(folder, language)
        catalogue = _read(path, language) if path.exists() else Catalog(locale=language)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=True)
        catalogue.project, catalogue.version, catalogue.fuzzy = template.project, template.version, False
        for message in sentences(catalogue):
            if language == SOURCE_LANGUAGE:
                message.string = message.id
        _write(catalogue, path)


def faults(code: Path, folder: Path, languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    """Return what is wrong with the template and the catalogues, each with its file; nothing when all is well."""
    wanted = {key(message) for message in sentences(extract(code))}
    path = template_path(folder)
    found = [f"{path}: not there"] if not path.exists() else _stale(path, _read(path, None), wanted)
    for language in languages:
        path = catalogue_path(folder, language)
        if not path.exists():
            found.append(f"{path}: not there")
            continue
        catalogue = _read(path, language)
        found += _stale(path, catalogue, wanted)
        found += [f"{path}: {fault}" for message in sentences(catalogue) for fault in _faults_of(message, catalogue)]
    return found


def _stale(path: Path, catalogue: Catalog, wanted: set[tuple[str, ...]]) -> list[str]:
    """Return the sentences that the code has and this file has not, and the other way round."""
    present = {key(message) for message in sentences(catalogue)}
    new = [f"{path}: not taken in: {one[0]!r}" for one in sorted(wanted - present)]
    return new + [f"{path}: no longer said: {one[0]!r}" for one in sorted(present - wanted)]


def _faults_of(message: Message, catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with one translated sentence."""
    source, translated = key(message), texts(message.string or "")
    forms = catalogue.num_plurals if len(source) > 1 else 1
    if len(translated) != forms or not all(translated):
        yield f"missing: {source[0]!r}"
        return
    if message.fuzzy:
        yield f"fuzzy: {source[0]!r}"
    # One and many may use different fields, so a form must have the fields of one of them.
    allowed = [fields(text) for text in source]
    for text in translated:
        if fields(text) not in allowed:
            yield f"other placeholders: {source[0]!r} -> {text!r}"
        if mnemonics(text) != mnemonics(source[0]):
            yield f"other keyboard mnemonic: {source[0]!r} -> {text!r}"


def fields(text: str) -> frozenset[str] | None:
    """Return the names of the `{placeholders}`; None when the braces are not balanced."""
    try:
        return frozenset(name + (f":{spec}" if spec else "") for _, name, spec, _ in _parse(text))
    except ValueError:
        return None


def _parse(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(text_, name, spec, how) for text_, name, spec, how in string.Formatter().parse(text) if name is not None]


def mnemonics(text: str) -> int:
    """Return how many letters are marked as keyboard mnemonic with `&`; `&&` and ` & ` are the sign itself."""
    plain = text.replace("&&", "").replace(" & ", "")
    return plain.count("&")


def compile_all(folder: Path) -> None:
    """Write beside each catalogue the file that gettext reads."""
    for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        catalogue = _read(path, path.parent.parent.name)
        content = io.BytesIO()
        write_mo(content, catalogue)
        path.with_suffix(".mo").write_bytes(content.getvalue())


def _read(path: Path, language: str | None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue, the same for the same words."""
    content = io.BytesIO()
    write_po(content, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    kept = [line for line in content.getvalue().splitlines(keepends=True) if not line.startswith(UNWANTED)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(kept))


def main() -> int:
    """Do what the flag says; 1 when a check found faults."""
    parser = argparse.ArgumentParser(description="Keep the catalogues of the program's own words whole.")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--update", action="store_true", help="take the sentences of the code into the catalogues")
    action.add_argument("--check", action="store_true", help="name what is missing or broken")
    action.add_argument("--compile", action="store_true", help="make the files that the program reads")
    chosen = parser.parse_args()
    code, folder = ROOT / "desktop", ROOT / "translations"
    if chosen.update:
        update(code, folder)
    if chosen.compile:
        compile_all(folder)
    found = faults(code, folder) if chosen.check else []
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
