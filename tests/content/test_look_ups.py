from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.content.packs import Pack, check_pack, load_pack
from desktop.domain.articles import DUTCH, ArticleKind
from desktop.domain.letters import MEANINGS, LetterKind
from desktop.domain.retention import Kept
from desktop.domain.signals import Category
from tests.content.conftest import copy_part, looked_up

Spoil = Callable[[str, str, str], int]
TODAY = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_part(tmp_path / "pack", looked_up(), look_ups=True)


@pytest.mark.parametrize(
    ("applied", "codes"),
    [(date(2026, 6, 11), ["old"]), (date(2026, 6, 12), ["new"]), (None, ["old", "new"])],
)
def test_the_day_of_the_application_chooses_the_timeline_and_both_come_when_nobody_knows(
    pack: Pack, applied: date | None, codes: list[str]
) -> None:
    assert [one.code for one in pack.timelines_for(applied)] == codes


def test_a_step_is_told_in_the_clients_language_by_the_lines_of_the_sheet(pack: Pack) -> None:
    old = pack.timelines_for(date(2026, 1, 1))[0]
    rest = next(step for step in old.steps if step.code == "rest")
    assert [line.number for line in pack.lines(old.article, "ti", rest.lines)] == [7, 8]
    assert "6" in pack.lines(old.article, "ti", rest.lines)[0].text
    assert pack.lines(old.article, "tlh", rest.lines) == ()
    assert rest.text("ti") == rest.text(DUTCH)


def test_no_timeline_counts_the_days_of_an_appeal(pack: Pack) -> None:
    for timeline in pack.timelines:
        for step in timeline.steps:
            if step.code in {"refused", "court", "country"}:
                assert not any(character.isdigit() for line in step.text(DUTCH).term for character in line)


def test_every_kind_of_letter_is_explained_as_the_program_knows_it(pack: Pack) -> None:
    assert [one.kind for one in pack.letters] == list(LetterKind)
    actors = {one.code for one in pack.actors.actors}
    for guide in pack.letters:
        assert guide.articles[0] == MEANINGS[guide.kind].article
        assert guide.sender in actors | {""}
        assert guide.words or guide.kind is LetterKind.OTHER


def test_who_is_who_says_in_every_language_what_they_do_and_the_directory_how_to_reach_them(pack: Pack) -> None:
    assert {"ind", "coa", "lawyer", "nidos", "dtv", "vwn", "interpreter", "court", "gza"} <= {
        one.code for one in pack.actors.actors
    }
    for one in pack.actors.actors:
        if one.line is not None:
            (said,) = pack.lines(pack.actors.article, DUTCH, [one.line])
            assert said.text.startswith(one.names["nl"].split(" ")[0])
        assert one.referral in {*pack.taxonomy.referrals, ""}


def test_the_catalogue_has_each_category_once_and_every_theme_fits_in_a_line(pack: Pack) -> None:
    assert [one.category for one in pack.signals] == list(Category)
    assert all(0 < len(theme.names["nl"]) <= 60 for one in pack.signals for theme in one.themes)


def test_retention_is_what_was_proposed(pack: Pack) -> None:
    rules = {one.kept: one for one in pack.retention}
    assert (rules[Kept.CONTACT].days, rules[Kept.APPOINTMENT].days, rules[Kept.BUNDLE].days) == (90, 31, 0)
    assert rules[Kept.CONTACT].before(date(2026, 11, 21)) == date(2026, 8, 23)


def test_every_text_is_found_below_a_heading_unless_it_is_a_slip(pack: Pack) -> None:
    for article in pack.articles.values():
        assert bool(article.tabs) is (article.kind is not ArticleKind.SLIP), article.slug


def test_a_step_in_another_language_has_the_sentences_of_the_dutch(folder: Path, spoil: Spoil) -> None:
    english = '[steps.texts.en]\ntitle = "Report"\nhappens = ["You report in Ter Apel."]\ndoes = ["a", "b"]\n\n'
    spoil("timelines/old.toml", '[[steps]]\ncode = "registration"', english + '[[steps]]\ncode = "registration"')
    assert ["A line is missing" in fault.message for fault in check_pack(folder, TODAY)] == [True]


def test_a_sheet_that_changes_asks_to_look_at_the_lines_again_and_the_pack_still_opens(
    folder: Path, spoil: Spoil
) -> None:
    spoil("articles/who-is-who/nl.md", "U ontmoet", "Hier ontmoet")
    (fault,) = check_pack(folder, TODAY)
    expected = load_pack(folder).articles["who-is-who"].fingerprint
    assert (fault.file, fault.line, expected in fault.message) == ("actors.toml", 4, True)


def test_a_pack_from_before_the_look_ups_still_opens(folder: Path) -> None:
    for name in ("actors.toml", "letters.toml", "signals.toml", "retention.toml", "timelines/old.toml"):
        (folder / name).unlink()
    (folder / "timelines/new.toml").unlink()
    pack = load_pack(folder)
    assert (pack.timelines, pack.letters, pack.actors.actors, pack.signals, pack.retention) == ((), (), (), (), ())
