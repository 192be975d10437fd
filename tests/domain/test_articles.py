from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.articles import Article, Edition, Line, LineKind, Section, Source

SWITCH = date(2026, 6, 12)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def _article(**changed: object) -> Article:
    dutch = Edition(
        "nl",
        "Titel",
        (
            Section(
                "Kop",
                (Line(1, LineKind.TEXT, "Een."), Line(2, LineKind.BOX, "Twee")),
            ),
        ),
        date(2026, 11, 21),
    )
    english = Edition("en", "Title", dutch.sections, date(2026, 11, 20), translates="f" * 64)
    values: dict[str, object] = {
        "slug": "a-slug",
        "topics": ("A2",),
        "valid_from": date(2026, 1, 1),
        "valid_until": date(2026, 12, 31),
        "confidence": "certain",
        "sources": (Source("Bron", date(2026, 11, 21)),),
        "editions": {"nl": dutch, "en": english},
        "fingerprint": "f" * 64,
        "pack": "2026-11-21",
    }
    return Article(**(values | changed))  # type: ignore[arg-type]


@given(DAYS)
@example(SWITCH)
@example(date(2026, 6, 11))
def test_of_the_old_and_the_new_procedure_exactly_one_holds_for_a_known_day(applied: date) -> None:
    old, new = _article(applied_until=date(2026, 6, 11)), _article(applied_from=SWITCH)
    on = date(2026, 11, 21)
    assert old.holds(on, applied) is (applied < SWITCH)
    assert old.holds(on, applied) is not new.holds(on, applied)
    assert old.holds(on)
    assert new.holds(on)
    assert _article().holds(on, applied)


@given(DAYS)
def test_a_text_is_expired_or_may_hold_but_never_both(on: date) -> None:
    article = _article()
    assert not (article.expired(on) and article.holds(on))
    assert article.holds(on) is (on.year == 2026)


def test_a_translation_of_other_words_is_stale_and_the_dutch_never_is() -> None:
    assert not _article().stale("en")
    assert _article(fingerprint="0" * 64).stale("en")
    assert not _article(fingerprint="0" * 64).stale("nl")


@pytest.mark.parametrize(
    ("by", "on", "reviewed"),
    [("", None, False), ("N. Voorbeeld", None, False), ("", SWITCH, False), ("N. Voorbeeld", SWITCH, True)],
)
def test_reviewed_has_a_name_and_a_day(by: str, on: date | None, reviewed: bool) -> None:
    assert Edition("ar", "", (), SWITCH, reviewed_by=by, reviewed_on=on).reviewed is reviewed


def test_a_sheet_is_recalled_by_an_id_that_names_text_language_and_pack() -> None:
    assert _article().version_id("en") == "a-slug/en/2026-11-21/ffffffff"


def test_the_lines_of_an_edition_are_those_of_its_sections() -> None:
    assert [line.number for line in _article().editions["nl"].lines] == [1, 2]
