import gettext
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

LANGUAGES = ("nl", "en")
CODE = """
from desktop.wording import N_

LATER = N_("{place} is full.")


def say(words, count: int) -> None:
    _ = words.gettext
    return _("&Save"), words.gettext("Long "
        "sentence"), words.ngettext("{count} question", "{count} questions", count)
"""


@pytest.fixture(scope="module")
def catalogues(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("catalogues")


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "desktop"
    folder.mkdir()
    (folder / "one.py").write_text(CODE)
    return folder


@pytest.fixture
def folder(catalogues: ModuleType, code: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "translations"
    catalogues.update(code, folder, LANGUAGES)
    return folder


def translate(folder: Path, *pairs: tuple[str, str]) -> None:
    path = folder / "nl" / "LC_MESSAGES" / "spreekuur.po"
    text = path.read_text()
    for english, dutch in pairs:
        before = f'msgid "{english}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, f'msgid "{english}"\nmsgstr "{dutch}"')
    plural = 'msgstr[0] ""\nmsgstr[1] ""'
    path.write_text(text.replace(plural, 'msgstr[0] "{count} vraag"\nmsgstr[1] "{count} vragen"'))


RIGHT = (("{place} is full.", "{place} is vol."), ("&Save", "Op&slaan"), ("Long sentence", "Lange zin"))


def test_every_marked_sentence_is_found(catalogues: ModuleType, code: Path) -> None:
    found = {catalogues.key(message) for message in catalogues.sentences(catalogues.extract(code))}
    plural = ("{count} question", "{count} questions")
    assert found == {("{place} is full.",), ("&Save",), ("Long sentence",), plural}


def test_english_is_itself_and_dutch_waits_for_a_person(catalogues: ModuleType, code: Path, folder: Path) -> None:
    faults = catalogues.faults(code, folder, LANGUAGES)
    assert len(faults) == 4
    assert all("nl" in fault and "missing" in fault for fault in faults)


def test_a_whole_catalogue_has_no_faults_and_is_read_back(catalogues: ModuleType, code: Path, folder: Path) -> None:
    translate(folder, *RIGHT)
    assert catalogues.faults(code, folder, LANGUAGES) == []
    catalogues.compile_all(folder)
    dutch = gettext.translation("spreekuur", folder, languages=["nl"])
    assert dutch.gettext("{place} is full.") == "{place} is vol."
    assert dutch.ngettext("{count} question", "{count} questions", 2) == "{count} vragen"


@pytest.mark.parametrize(
    ("english", "dutch", "fault"),
    [
        ("{place} is full.", "{plaats} is vol.", "other placeholders"),
        ("{place} is full.", "{place is vol.", "other placeholders"),
        ("{place} is full.", "Hij is vol.", "other placeholders"),
        ("&Save", "Opslaan", "mnemonic"),
    ],
)
def test_a_broken_translation_is_named(
    catalogues: ModuleType, code: Path, folder: Path, english: str, dutch: str, fault: str
) -> None:
    translate(folder, *[(source, dutch if source == english else right) for source, right in RIGHT])
    (found,) = catalogues.faults(code, folder, LANGUAGES)
    assert fault in found


def test_a_sentence_that_changed_in_the_code_is_named_until_it_is_taken_in(
    catalogues: ModuleType, code: Path, folder: Path
) -> None:
    translate(folder, *RIGHT)
    (code / "one.py").write_text(CODE.replace("is full", "is very full"))
    faults = catalogues.faults(code, folder, LANGUAGES)
    assert len(faults) == 6  # one new and one gone, in the template and two catalogues
    catalogues.update(code, folder, LANGUAGES)
    (left,) = catalogues.faults(code, folder, LANGUAGES)
    assert "missing" in left
    assert "very full" in left


def test_updating_keeps_translations_and_changes_nothing_else(catalogues: ModuleType, code: Path, folder: Path) -> None:
    translate(folder, *RIGHT)
    before = {path: path.read_bytes() for path in folder.rglob("*.po*")}
    catalogues.update(code, folder, LANGUAGES)
    assert {path: path.read_bytes() for path in folder.rglob("*.po*")} == before


@pytest.mark.parametrize(("text", "count"), [("&Open", 1), ("Salt && pepper", 0), ("this & that", 0), ("plain", 0)])
def test_a_mnemonic_is_told_from_the_sign(catalogues: ModuleType, text: str, count: int) -> None:
    assert catalogues.mnemonics(text) == count


def test_the_catalogues_of_the_program_are_whole(catalogues: ModuleType, root: Path) -> None:
    assert catalogues.faults(root / "desktop", root / "translations") == []
