import pytest

from desktop.content.faults import Faults
from desktop.content.files import pack_files
from desktop.content.glossaries import Proofreader, plain, read_glossaries
from desktop.content.packs import shipped_folder


@pytest.fixture(scope="module")
def readers() -> dict[str, Proofreader]:
    glossaries = read_glossaries(pack_files(shipped_folder()), {"nl", "en", "ar", "ti"}, Faults())
    return {language: Proofreader(glossary) for language, glossary in glossaries.items()}


def test_digits_of_every_script_are_compared_as_one() -> None:
    assert plain("٠٨٨ ۱۲ १२ ABC") == "088 12 12 abc"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "vóór 12 juni 2026 en in mei 2027"),
        ("en", "before 12 June 2026, and in May 2027. You may call."),
        ("ar", "قبل 12 يونيو/حزيران 2026 وفي مايو/أيار 2027"),
        ("ar", "قبل ١٢ يونيو/حزيران ٢٠٢٦ وفي مايو/أيار ٢٠٢٧"),
        ("ti", "ቅድሚ 12 ሰነ 2026፣ ኣብ ግንቦት 2027"),
    ],
)
def test_a_date_is_the_same_in_every_language(readers: dict[str, Proofreader], language: str, text: str) -> None:
    dates, rest = readers[language].dates(text)
    assert dates == ["2026-06-12", "2027-05-00"]
    assert "2026" not in rest


@pytest.mark.parametrize(
    ("language", "text", "foreign"),
    [
        ("ar", "رسالة من IND", ""),
        ("ar", "رسالة ж", "ж"),
        ("ar", "رسالة ደ", "ደ"),
        ("ti", "ደብዳበ ካብ IND", ""),
        ("ti", "ደብዳበ م", "م"),
        ("nl", "één café, ij", ""),
        ("nl", "IΝD", "Ν"),
    ],
)
def test_a_letter_of_another_script_is_seen(
    readers: dict[str, Proofreader], language: str, text: str, foreign: str
) -> None:
    assert readers[language].foreign(text) == foreign


def test_a_term_is_found_at_the_start_of_a_word(readers: dict[str, Proofreader]) -> None:
    assert readers["nl"].terms("Bel uw advocaten.") == set()
    assert readers["nl"].terms("Bel uw Advocaat over de brieven.") == {"lawyer", "letter"}
    assert readers["nl"].terms("het bedrijfsadvocaatje") == set()
    assert readers["ar"].terms("بمحاميك") == {"lawyer"}


def test_glossaries_have_the_same_terms(files: dict[str, bytes]) -> None:
    files["terms/ti.toml"] = files["terms/ti.toml"].replace(b"lawyer =", b"advocate =")
    faults = Faults()
    read_glossaries(files, {"nl", "en", "ar", "ti", "prs"}, faults)
    assert [(fault.file, fault.message) for fault in faults.found] == [
        ("terms/ti.toml", "These terms stand in Dutch or here, and not in both: advocate, lawyer.")
    ]


def test_a_glossary_of_no_language_is_told(files: dict[str, bytes]) -> None:
    faults = Faults()
    read_glossaries(files, {"nl", "en", "ar", "prs"}, faults)
    assert [(fault.file, fault.line) for fault in faults.found] == [("terms/ti.toml", 1)]
