import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.families import Facts, read_member, read_sponsor
from desktop.errors import ContentError, HandoutError
from desktop.i18n import LANGUAGES, translator
from desktop.paths import Home
from desktop.spreekuur.checklist_sheets import checklist_sheet
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.exchange import export_bundle
from desktop.spreekuur.families import families
from desktop.spreekuur.printing import article_pdf, checklist_pdf
from desktop.spreekuur.training import make_training
from tests.spreekuur.conftest import NOW

ON = date(2026, 11, 21)
FACTS = Facts(
    read_sponsor({"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"}),
    None,
    (read_member({"name": "Hanna", "relation": "spouse", "tie_before_entry": True, "married": "civil"}),),
)


def _sheets(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield every article in Dutch, and beside it in one language each, in turn; with LONG_TESTS, in each."""
    turn = 0
    for slug, article in pack.articles.items():
        others = sorted(set(article.editions) - {DUTCH})
        yield slug, DUTCH
        if os.environ.get("LONG_TESTS"):
            yield from ((slug, language) for language in others)
        elif others:
            yield slug, others[turn % len(others)]
            turn += 1


def test_every_article_prints_in_dutch_and_beside_it(pack: Pack) -> None:
    sheets = list(_sheets(pack))
    assert {slug for slug, _ in sheets} == set(pack.articles)
    assert {language for _, language in sheets} == {one for it in pack.articles.values() for one in it.editions}
    for slug, language in sheets:
        pdf = article_pdf(pack, slug, language, beside=None if language == DUTCH else DUTCH, on=ON)
        with pikepdf.open(BytesIO(pdf)) as pages:
            assert pages.check_pdf_syntax() == []


def test_what_is_not_there_or_not_reviewed_is_not_printed(pack: Pack) -> None:
    with pytest.raises(ContentError, match="letter-from-ind"):
        article_pdf(pack, "letter-from-indo", "nl", beside=None, on=ON)
    with pytest.raises(ContentError, match="nl"):
        article_pdf(pack, "letter-from-ind", "zz", beside="nl", on=ON)
    with pytest.raises(HandoutError, match="no person has reviewed"):
        article_pdf(pack, "letter-from-ind", "ar", beside=None, on=ON)
    with pytest.raises(HandoutError, match="was to be used until"):
        article_pdf(pack, "letter-from-ind", "nl", beside=None, on=date(2030, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_checklist_prints_the_day_its_working_and_its_source(pack: Pack, language: str) -> None:
    words = translator(language)
    found = checklist(FACTS, pack.rules, ON)
    sheet = checklist_sheet("Selam", found, pack, words, ON)
    lines = [line for section in sheet.sections for line in section.lines]
    day = {"nl": "1 januari 2027", "en": "1 January 2027"}[language]
    (apply_by,) = [line for line in lines if line.text.endswith(day)]
    assert "RefugeeHelp" in apply_by.note
    assert day in apply_by.note
    assert any("IND" in line.text for line in lines[:1])
    boxes = [line.text for line in lines if line.kind == "box"]
    assert any(text.startswith("D10 ") for text in boxes)
    with pikepdf.open(BytesIO(checklist_pdf("Selam", found, pack, words, ON, training=True))) as pages:
        assert pages.check_pdf_syntax() == []


def test_the_earliest_date_of_anybody_stands_first(pack: Pack) -> None:
    child = read_member({"name": "Ruta", "relation": "child", "born": "2008-11-30", "tie_before_entry": True})
    facts = Facts(FACTS.sponsor, None, (*FACTS.members, child))
    sheet = checklist_sheet("Selam", checklist(facts, pack.rules, ON), pack, translator("en"), ON)
    (dates,) = [section for section in sheet.sections if section.heading == "Before which date?"]
    # Seventeen and a half on 30 May, eighteen on 30 November 2026; the three months end on 1 January 2027.
    days = [line.text.rpartition(" on ")[2] for line in dates.lines if line.note]
    assert days == ["30 May 2026", "30 November 2026", "1 January 2027"]
    assert sheet.sections.index(dates) == 1


def test_a_checklist_by_rules_that_were_to_be_replaced_says_so_first(pack: Pack) -> None:
    def first(on: date) -> list[str]:
        sheet = checklist_sheet("Selam", checklist(FACTS, pack.rules, on), pack, translator("en"), on)
        assert any("21 May 2027" in line for line in sheet.small_print.lines)
        return [line.text for line in sheet.sections[0].lines]

    assert len(first(date(2027, 5, 21))) == 1
    made, expired = first(date(2027, 5, 22))
    assert "22 May 2027" in made
    assert "until 21 May 2027 and may have changed" in expired


def test_a_training_centre_has_everything_to_practise_with(pack: Pack, tmp_path: Path) -> None:
    store = make_training(Home(tmp_path / "home"), pack, NOW)
    assert store.training
    assert len(contacts_of_day(store, NOW)) == 5
    assert len(families(store)[0].members) == 3
    assert export_bundle(store, tmp_path, NOW).records == {"contact": 5}
    store.close()
