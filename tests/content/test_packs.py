from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import Pack, check_pack, load_pack, read_pack, shipped_folder
from desktop.domain.articles import DUTCH, LineKind
from desktop.domain.taxonomies import Urgency
from desktop.errors import ContentError

Spoil = Callable[[str, str, str], int]
TODAY = date(2026, 11, 21)
LETTER = "articles/letter-from-ind"
OLD = "articles/asylum-steps-old"
HEALTH = "articles/health-and-emergency"
VISIT = "articles/visiting-hours-slip"
SLIPS = {"appointment-slip", "referral-slip", "visiting-hours-slip"}
FIRST = {
    "asylum-steps-old",
    "asylum-steps-new",
    "letter-from-ind",
    "late-decision",
    "family-reunification-a-status",
    "family-reunification-b-status",
    "health-and-emergency",
}
HANDOUTS = (
    FIRST
    | SLIPS
    | {
        "welcome",
        "who-is-who",
        "your-interview",
        "your-lawyer",
        "refused-today",
        "transfer-to-another-country",
        "family-reunification-documents",
        "after-mvv",
        "working",
        "children-and-school",
        "turning-18",
        "permit-renewal",
        "housing",
        "civic-integration",
        "missing-relatives",
        "thinking-of-return",
        "your-privacy",
        "complaint",
    }
)
"""One for each that the topics call for."""
RTL_OVERRIDE = "\u202e"


def test_the_pack_that_ships_has_no_fault() -> None:
    assert [(fault.file, fault.line, fault.message) for fault in check_pack(shipped_folder(), TODAY)] == []


def test_a_pack_reads_the_same_from_its_bytes(part: Path) -> None:
    assert read_pack(pack_files(part)) == load_pack(part)


def test_the_twenty_eight_handouts_are_there(pack: Pack) -> None:
    assert len(HANDOUTS) == 28
    assert set(pack.articles) >= HANDOUTS
    assert {article.pack for article in pack.articles.values()} == {pack.version} == {"2026-11-21"}
    for slug in FIRST:
        assert set(pack.articles[slug].editions) >= {"nl", "en", "ar", "ti"}


def test_line_for_line_every_language_says_the_same_kind_of_thing(pack: Pack) -> None:
    for article in pack.articles.values():
        dutch = article.editions[DUTCH]
        assert [line.number for line in dutch.lines] == list(range(1, len(dutch.lines) + 1))
        for language, edition in article.editions.items():
            assert not article.stale(language)
            for here, there in zip_longest(edition.sections, dutch.sections):
                assert bool(here.heading) == bool(there.heading)
                assert [(line.number, line.kind) for line in here.lines] == [
                    (line.number, line.kind) for line in there.lines
                ]


def test_every_text_has_its_blocks_and_says_who_helps(pack: Pack) -> None:
    for slug in HANDOUTS:
        dutch = pack.articles[slug].editions[DUTCH]
        headings = " ".join(section.heading for section in dutch.sections)
        blocks = ("Wat is dit?", "Wat doe ik?", "Vóór welke datum?", "Wat neem ik mee", "Wie helpt?")
        for block in blocks if slug not in SLIPS else blocks[-2:]:
            assert block in headings, slug
        assert {line.kind for line in dutch.lines} >= {LineKind.TEXT, LineKind.BOX}


def test_nothing_that_a_machine_drafted_passes_for_reviewed(pack: Pack) -> None:
    for article in pack.articles.values():
        assert article.confidence == "certain"
        assert article.sources
        assert not any(edition.reviewed for edition in article.editions.values())


def test_telephone_numbers_are_the_same_everywhere(pack: Pack) -> None:
    editions = pack.article("health-and-emergency").editions
    for edition in editions.values():
        text = " ".join(line.text for line in edition.lines)
        assert text.count("088-112 21 12") == 3


def test_the_lists_hold_what_was_counted(pack: Pack) -> None:
    lists = pack.taxonomy
    per_group = [sum(topic.group == group for topic in lists.topics.values()) for group in lists.groups]
    assert per_group == [12, 8, 6, 4, 3, 7, 3, 3]
    assert lists.topics["A7"].urgency is Urgency.TODAY
    assert lists.topics["A5"].urgency is Urgency.TERM
    assert lists.topics["E1"].urgency is Urgency.NONE
    assert lists.topics["B5"].referrals == ("red-cross",)
    right_to_left = {code for code, language in lists.languages.items() if language.right_to_left}
    assert right_to_left == {"ar", "fa", "prs", "ckb", "ps", "ur"}
    assert next(iter(lists.outcomes)) == "information"
    assert {"listening-ear", "no-answer"} < set(lists.outcomes)
    assert lists.referrals["gza"].telephone == "088-112 21 12"
    assert lists.referrals["lawyer"].telephone == ""


@pytest.mark.parametrize(
    ("applied", "slugs"),
    [
        (date(2026, 6, 11), {"asylum-steps-old", "late-decision"}),
        (date(2026, 6, 12), {"asylum-steps-new"}),
        (None, {"asylum-steps-old", "asylum-steps-new", "late-decision"}),
    ],
)
def test_the_day_of_the_application_chooses_the_procedure(pack: Pack, applied: date | None, slugs: set[str]) -> None:
    found = {article.slug for article in pack.articles_for("A2", applied, on=TODAY)}
    assert found & {"asylum-steps-old", "asylum-steps-new", "late-decision"} == slugs


@pytest.mark.parametrize(("permit", "letters"), [("A", {"a"}), ("B", {"b"}), ("", {"a", "b"})])
def test_the_permit_chooses_the_rules_for_the_family(pack: Pack, permit: str, letters: set[str]) -> None:
    slugs = {article.slug for article in pack.select(on=TODAY, permit=permit)}
    assert {one for one in "ab" if f"family-reunification-{one}-status" in slugs} == letters
    assert "welcome" in slugs


@pytest.mark.parametrize(
    ("on", "found"),
    [(date(2026, 6, 11), False), (date(2026, 6, 12), True), (date(2027, 5, 21), True), (date(2027, 5, 22), False)],
)
def test_a_text_is_used_from_its_first_day_through_its_last(pack: Pack, on: date, found: bool) -> None:
    assert bool(pack.select(on=on)) is found
    assert pack.expired(on) is (on > date(2027, 5, 21))


def test_an_unknown_slug_names_the_ones_like_it(pack: Pack) -> None:
    with pytest.raises(ContentError, match=r"letter-ind.*letter-from-ind"):
        pack.article("letter-ind")
    with pytest.raises(ContentError, match="health-and-emergency"):
        pack.article("zzzz")


def test_a_missing_language_names_those_that_there_are(pack: Pack) -> None:
    assert pack.edition("late-decision", "ti").language == "ti"
    with pytest.raises(ContentError, match=r"“tlh”.*nl, .*ar, .*en, .*ti"):
        pack.edition("late-decision", "tlh")


def test_a_missing_line_is_found(folder: Path, spoil: Spoil) -> None:
    spoil(f"{LETTER}/ti.md", "- [ ] እቲ ቡስጣ\n", "")
    faults = [fault for fault in check_pack(folder, TODAY) if fault.file == f"{LETTER}/ti.md"]
    assert ["missing" in fault.message for fault in faults] == [True]
    assert "27 headings and lines, this has 26" in faults[0].message


def test_a_shortened_place_to_fill_in_is_found(folder: Path) -> None:
    dutch = (folder / VISIT / "nl.md").read_text(encoding="utf-8")
    body = dutch.split("+++\n")[2].replace("Dag: ……", "Dag: …", 1)
    head = f'checked = 2026-11-21\nstate = "drafted by machine"\ntranslates = "{"0" * 64}"'
    (folder / VISIT / "en.md").write_text(f"+++\n{head}\n+++\n{body}", encoding="utf-8")
    line = body.split("Dag:")[0].count("\n") + 6
    told = [
        fault.message for fault in check_pack(folder, TODAY) if (fault.file, fault.line) == (f"{VISIT}/en.md", line)
    ]
    assert told == ["The place to fill in is not as in Dutch, where it is “………………………………”."]


def test_a_line_too_much_is_found(folder: Path, spoil: Spoil) -> None:
    name = f"{LETTER}/en.md"
    text = (folder / name).read_text(encoding="utf-8").rstrip("\n")
    (folder / name).write_text(f"{text}\nOne more.\n", encoding="utf-8")
    faults = [(fault.file, fault.line) for fault in check_pack(folder, TODAY)]
    assert faults == [(name, text.count("\n") + 2)]


def test_without_a_source_there_is_no_article(folder: Path) -> None:
    name = f"{LETTER}/nl.md"
    header, body = (folder / name).read_text(encoding="utf-8").split("\n+++\n")
    (folder / name).write_text(header.split("[[sources]]")[0] + "\n+++\n" + body, encoding="utf-8")
    assert ["source" in fault.message for fault in check_pack(folder, TODAY)] == [True]
    with pytest.raises(ContentError, match="at least one source"):
        load_pack(folder)


def test_changed_dutch_makes_each_translation_stale_but_not_unreadable(folder: Path, spoil: Spoil) -> None:
    spoil(f"{LETTER}/nl.md", "De envelop", "Ook de envelop")
    faults = check_pack(folder, TODAY)
    assert [(fault.file, fault.line) for fault in faults] == [(f"{LETTER}/{code}.md", 4) for code in ("ar", "en", "ti")]
    pack = load_pack(folder)
    article = pack.article("letter-from-ind")
    assert [article.stale(language) for language in ("nl", "ar", "en", "ti")] == [False, True, True, True]
    for fault in faults:
        assert article.fingerprint in fault.message
        spoil(fault.file, article.editions["ar"].translates, article.fingerprint)
    assert check_pack(folder, TODAY) == []


def test_a_text_past_its_last_day_is_a_fault_and_the_rest_still_opens(folder: Path) -> None:
    faults = check_pack(folder, date(2027, 5, 22))
    assert faults[-1].file == "pack.toml"
    assert {fault.file.split("/")[1] for fault in faults[:-1]} == set(load_pack(folder).articles)
    assert all(fault.line > 1 for fault in faults)
    assert check_pack(folder) == []


def test_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("secret", encoding="utf-8")
    (folder / LETTER / "tr.md").symlink_to(outside)
    assert [(fault.file, fault.line) for fault in check_pack(folder, TODAY)] == [(f"{LETTER}/tr.md", 1)]
    with pytest.raises(ContentError, match="link"):
        load_pack(folder)


def test_a_linked_folder_is_not_entered(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "articles" / "elsewhere").symlink_to(tmp_path / "elsewhere")
    assert [fault.file for fault in check_pack(folder, TODAY)] == ["articles/elsewhere"]


def test_a_stray_file_is_told_and_not_read(folder: Path) -> None:
    (folder / "Thumbs.db").write_bytes(b"\x00")
    (folder / "articles" / "letter-from-ind" / "notes" / "deep").mkdir(parents=True)
    faults = check_pack(folder, TODAY)
    assert [fault.file for fault in faults] == ["Thumbs.db", "articles/letter-from-ind/notes"]
    assert load_pack(folder).articles


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "topics.toml").unlink()
    assert [(fault.file, "missing" in fault.message) for fault in check_pack(folder)] == [("topics.toml", True)]
    with pytest.raises(ContentError, match=r"topics\.toml"):
        load_pack(folder)


def test_an_article_without_dutch_is_named(folder: Path) -> None:
    (folder / LETTER / "nl.md").unlink()
    assert [fault.file for fault in check_pack(folder)] == [f"{LETTER}/nl.md"]


def test_a_pack_without_articles_is_refused(folder: Path) -> None:
    files = {name: text for name, text in pack_files(folder).items() if not name.startswith("articles/")}
    with pytest.raises(ContentError, match="no article"):
        read_pack(files)


def test_a_language_that_nobody_can_check_is_refused(folder: Path) -> None:
    (folder / LETTER / "tr.md").write_bytes((folder / LETTER / "en.md").read_bytes())
    (folder / LETTER / "xx.md").write_bytes((folder / LETTER / "en.md").read_bytes())
    messages = {fault.file: fault.message for fault in check_pack(folder)}
    assert "terms/tr.toml" in messages[f"{LETTER}/tr.md"]
    assert "“xx”" in messages[f"{LETTER}/xx.md"]
    assert "missing" in messages["words/tr.toml"]


def test_there_is_no_pack_where_there_is_no_folder(tmp_path: Path) -> None:
    for refused in (load_pack, check_pack, pack_files):
        with pytest.raises(ContentError, match="not a folder"):
            refused(tmp_path / "nothing")
