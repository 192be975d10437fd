"""Forty faults and more, each planted in a pack that is right: each is told with its file, its line and what it is."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import check_pack, read_pack
from desktop.errors import ContentError
from tests.content.conftest import copy_part, looked_up, plant

TODAY = date(2026, 11, 22)
LETTER = "articles/letter-from-ind"
OLD = "articles/asylum-steps-old"
HEALTH = "articles/health-and-emergency"
VISIT = "articles/visiting-hours-slip"
IN_TEXTS = {name.split("/")[1] for name in (LETTER, OLD, HEALTH, VISIT)}
RTL_OVERRIDE = "\u202e"


class Planted(NamedTuple):
    """Words of a file and what they become; part of what is then told, and where."""

    file: str
    words: str
    others: str
    message: str
    below: int = 0
    """So many lines below the words."""
    where: str = ""
    """The file in which it is told, when that is another one, and there the line."""
    line: int = 0
    blocks: bool = True
    """Whether the pack is refused."""


TEXTS = {
    "broken TOML": Planted("pack.toml", 'version = "', "version = ", "not TOML"),
    "date that is none": Planted(
        f"{OLD}/nl.md", "applied_until = 2026-06-11", "applied_until = 2026-06-31", "not TOML"
    ),
    "unknown key": Planted(f"{OLD}/nl.md", "ask_lawyer =", "ask_solicitor =", "ask_solicitor"),
    "wrong type": Planted(f"{OLD}/nl.md", "ask_lawyer = true", 'ask_lawyer = "yes"', "bool"),
    "version": Planted("pack.toml", '"2026-11-21"', '"latest"', "version"),
    "pack that ends before it begins": Planted(
        "pack.toml", "expires = 2027-05-21", "expires = 2026-05-21", "before the first"
    ),
    "unknown topic": Planted(f"{LETTER}/nl.md", 'topics = ["A5"', 'topics = ["A55"', "A55"),
    "unknown group": Planted("topics.toml", 'group = "D"', 'group = "X"', "group “X”"),
    "unknown referral": Planted("topics.toml", 'referrals = ["nidos"', 'referrals = ["nidoss"', "nidoss"),
    "code twice": Planted("languages.toml", 'code = "uk"', 'code = "ti"', "twice"),
    "source's day in the future": Planted(
        f"{LETTER}/nl.md", "\nchecked = 2026-11-21\n\n[[", "\nchecked = 2027-01-01\n\n[[", "published", below=1
    ),
    "checked in the future": Planted(f"{LETTER}/ar.md", "checked = 2026-11-21", "checked = 2026-11-22", "published"),
    "neither drafted nor reviewed": Planted(
        f"{LETTER}/ti.md", 'state = "drafted by machine"', 'state = ""', "reviewed_by"
    ),
    "reviewed by nobody": Planted(
        f"{LETTER}/ti.md", 'state = "drafted by machine"', "reviewed_on = 2026-11-20", "reviewed_by"
    ),
    "uncertain, to a client": Planted(f"{LETTER}/nl.md", '"certain"', '"likely"', "certain"),
    "days that are swapped": Planted(f"{LETTER}/nl.md", "valid_until = 2027", "valid_until = 2025", "before the first"),
    "kind": Planted(f"{LETTER}/ar.md", "- [ ] الظرف", "- الظرف", "box"),
    "number": Planted(f"{OLD}/ar.md", "6 أيام", "7 أيام", "7 here, 6 in Dutch"),
    "number in Eastern digits": Planted(f"{OLD}/ar.md", "6 أيام", "٧ أيام", "7 here, 6 in Dutch"),
    "month": Planted(f"{OLD}/ti.md", "12 ሰነ 2026", "12 ሓምለ 2026", "2026-07-12 here, 2026-06-12 in Dutch"),
    "year": Planted(f"{OLD}/en.md", "12 June 2026", "12 June 2025", "2025-06-12 here"),
    "month in digits": Planted(f"{OLD}/en.md", "12 June 2026", "12-6-2026", "in words"),
    "telephone number": Planted(f"{HEALTH}/ar.md", "088-112 21 12", "088-112 12 21", "telephone"),
    "telephone number in Eastern digits": Planted(f"{HEALTH}/ar.md", "088-112 21 12", "٠٨٨-١١٢ ٢١ ١٢", "telephone"),
    "short number": Planted(f"{HEALTH}/ti.md", "112 ደውሉ", "113 ደውሉ", "113 here, 112 in Dutch"),
    "Cyrillic in Arabic": Planted(f"{LETTER}/ar.md", "الظرف", "الظرفж", "CYRILLIC"),
    "Cyrillic that looks Latin": Planted(f"{LETTER}/nl.md", "De envelop", "De envelоp", "CYRILLIC"),
    "Latin word that Dutch lacks": Planted(f"{LETTER}/ar.md", "الظرف", "الظرف enveloppe", "enveloppe"),
    "another institution": Planted(f"{OLD}/ar.md", "تساعدك COA", "تساعدك DUO", "COA"),
    "another word for a term": Planted(f"{OLD}/ar.md", "مع محاميك", "مع وكيلك", "advocaat"),
    "promise": Planted(f"{LETTER}/nl.md", "De envelop", "U hebt recht op de envelop", "promises"),
    "promise in English": Planted(f"{LETTER}/en.md", "The envelope", "You have the right to an envelope", "promises"),
    "promise in Arabic": Planted(f"{LETTER}/ar.md", "الظرف", "يحق لك الظرف", "promises"),
    "term of appeal": Planted(f"{LETTER}/nl.md", "Na die dag kan", "Na 4 weken beroep kan", "beroep"),
    "direction mark": Planted(f"{LETTER}/ar.md", "الظرف", f"الظرف{RTL_OVERRIDE}", "U+202E"),
    "control character": Planted(f"{LETTER}/nl.md", "De envelop", "De \x07envelop", "U+0007"),
    "unknown mark-up": Planted(f"{LETTER}/nl.md", "De envelop", "De **envelop**", "mark-up"),
    "third heading": Planted(f"{LETTER}/nl.md", "## Wat doe ik?", "### Wat doe ik?", "mark-up"),
    "endless sentence": Planted(f"{LETTER}/nl.md", "De envelop", "De " + "envelop " * 40, "300"),
    "endless line": Planted(f"{LETTER}/nl.md", "De envelop", "De " + "envelop " * 300, "2000"),
    "script of a glossary": Planted("terms/ar.toml", 'script = "ARABIC"', 'script = "arabic"', "script"),
    "eleven months": Planted("terms/ti.toml", 'months = [\n    "ጥሪ", ', "months = [", "months"),
    "places to fill in": Planted("words/ar.toml", "{pages}", "{sheets}", "{pages}"),
    "key of a sheet": Planted("words/en.toml", "not_advice =", "no_advice =", "no_advice"),
    "source missing": Planted(
        f"{LETTER}/nl.md",
        """\
[[sources]]
title = "EenVandaag, brieven van de IND alleen in het Nederlands (juli 2025)"
checked = 2026-11-21

[[sources]]
title = "IND, brief over ontbrekende stukken (herstel verzuim)"
checked = 2026-11-21

[[sources]]
title = "RefugeeHelp, artikelen 100020 tot en met 100022 (11 juni 2026)"
checked = 2026-11-21
""",
        "",
        "at least one source",
        line=2,
    ),
    "source without a day": Planted(
        f"{LETTER}/nl.md", 'verzuim)"\nchecked = 2026-11-21', 'verzuim)"', "checked", below=-1
    ),
    "address of a source": Planted(f"{LETTER}/nl.md", 'verzuim)"', 'verzuim)"\nurl = "http://ind.nl"', "url", below=1),
    "text past its last day": Planted(
        f"{LETTER}/nl.md", "valid_until = 2027-05-21", "valid_until = 2026-11-21", "handed out after", blocks=False
    ),
    "pack past its last day": Planted(
        "pack.toml", "expires = 2027-05-21", "expires = 2026-11-21", "to be replaced after", blocks=False
    ),
    "stale translation": Planted(
        f"{LETTER}/nl.md",
        "De envelop",
        "Ook de envelop",
        "The Dutch text has changed since",
        where=f"{LETTER}/ti.md",
        line=4,
        blocks=False,
    ),
    # The lines part where the heading comes too early: three lines below what is gone.
    "step missing": Planted(f"{LETTER}/ti.md", "- [ ] እቲ ቡስጣ\n", "", "A line is missing", below=3),
    "step too many": Planted(
        f"{LETTER}/ti.md", "- [ ] እቲ ቡስጣ\n", "- [ ] እቲ ቡስጣ\n- [ ] እቲ ቡስጣ\n", "a line too much", below=3
    ),
    "title missing": Planted(f"{LETTER}/ar.md", "# ", "", "begins with its title"),
    "title twice": Planted(f"{LETTER}/nl.md", "## Wat doe ik?", "# Wat doe ik?", "second one"),
    "heading with nothing below it": Planted(
        f"{LETTER}/nl.md", "## Wat doe ik?", "## Wat?\n\n## Wat doe ik?", "no line below"
    ),
    "front matter that does not begin": Planted(f"{LETTER}/ar.md", "+++", "---", "front matter"),
    "state that there is none": Planted(f"{LETTER}/ar.md", '"drafted by machine"', '"perfect"', "state"),
    "sentence of too many words": Planted(
        f"{HEALTH}/nl.md",
        "U kunt GZA dag en nacht bellen.",
        "U kunt GZA op elke dag en in elke nacht van de week en het jaar bellen.",
        "17 words",
        blocks=False,
    ),
    "days of an application that are swapped": Planted(
        f"{OLD}/nl.md",
        "applied_until = 2026-06-11",
        "applied_until = 2026-06-11\napplied_from = 2026-06-12",
        "before the first",
    ),
    "question that an article answers": Planted(
        f"{LETTER}/nl.md", "ask_lawyer = true", 'ask_lawyer = true\nanswers = ["12"]', "UUID", below=1
    ),
    "outcome twice": Planted("outcomes.toml", 'code = "no-answer"', 'code = "information"', "twice"),
    "telephone number that is none": Planted("referrals.toml", "088-112 21 12", "gratis", "telephone"),
    "urgency that there is none": Planted("topics.toml", "urgency = 2", "urgency = 3", "urgency"),
    "picture that there is none": Planted("pictograms.toml", 'name = "telephone"', 'name = "fax"', "fax", blocks=False),
    "papers without whose they are": Planted("documents/ar.toml", "{name}", "", "{name}"),
    "word of a slip in another script": Planted("slips/ar.toml", "موعدك", "ж", "not a letter"),
    "confidence of a rule": Planted("rules/documents.toml", 'V1 = "certain"', 'V1 = "sure"', "sure"),
    "day by hearsay": Planted("rules/equated-days.toml", 'source = "equated-days"', 'source = "hearsay"', "hearsay"),
}

LOOK_UPS = {
    "step without Dutch": Planted("timelines/old.toml", "[steps.texts.nl]", "[steps.texts.en]", "Dutch", below=-6),
    "article of a step": Planted("timelines/old.toml", '"who-is-who"]', '"who-is-it"]', "who-is-it"),
    "line of the sheet": Planted("timelines/new.toml", "lines = [16]", "lines = [99]", "no line 99"),
    "source of a step": Planted(
        "timelines/new.toml", 'sources = ["transfer", "pact"]', 'sources = ["x"]', "source “x”"
    ),
    "doubt in a step": Planted("timelines/new.toml", 'confidence = "certain"', 'confidence = "likely"', "certain"),
    "promise in a step": Planted(
        "timelines/new.toml", "Laat al uw papieren zien.", "U hebt recht op hulp.", "promises"
    ),
    "day in digits": Planted("timelines/old.toml", "vanaf 12 juni 2026", "vanaf 12-6-2026", "in words"),
    "letter that is none": Planted("timelines/old.toml", '["transfer"]', '["love-letter"]', "love-letter"),
    "term of appeal": Planted("letters.toml", "dat heet beroep.", "dat heet beroep, 4 weken.", "beroep"),
    "kind of letter twice": Planted("letters.toml", 'kind = "repair"', 'kind = "refusal"', "twice"),
    "sender": Planted("letters.toml", 'sender = "coa"', 'sender = "koa"', "koa"),
    "place in the directory": Planted("actors.toml", 'referral = "gza"', 'referral = "gzz"', "gzz"),
    "group of the map": Planted("actors.toml", 'group = "care"', 'group = "moon"', "moon"),
    "topic of a signal": Planted("signals.toml", 'topics = ["A7", "H1"]', 'topics = ["A77"]', "A77"),
    "category twice": Planted("signals.toml", 'category = "pact"', 'category = "work"', "twice"),
    "retention of nothing": Planted("retention.toml", 'kept = "bundle"', 'kept = "cake"', "cake"),
    "article of a topic": Planted("topics.toml", '["your-lawyer"]', '["your-barrister"]', "your-barrister"),
    "article that does not name its topic": Planted("topics.toml", '["your-lawyer"]', '["welcome"]', "A4"),
    "heading that is none": Planted("articles/letter-from-ind/nl.md", '"rights"]', '"wrongs"]', "wrongs"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_part(tmp_path_factory.mktemp("texts") / "pack", IN_TEXTS)


@pytest.fixture(scope="module")
def look_ups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_part(tmp_path_factory.mktemp("look-ups") / "pack", looked_up(), look_ups=True)


def _told(folder: Path, planted: Planted) -> None:
    path = folder / planted.file
    right = path.read_bytes()
    try:
        line = plant(path, planted.words, planted.others) + planted.below
        faults = check_pack(folder, TODAY)
    finally:
        path.write_bytes(right)
    place = (planted.where or planted.file, planted.line or line)
    told = [fault for fault in faults if (fault.file, fault.line) == place and planted.message in fault.message]
    assert [fault.blocks for fault in told[:1]] == [planted.blocks], [
        (one.file, one.line, one.message) for one in faults
    ]


def test_without_a_fault_nothing_is_told(texts: Path, look_ups: Path) -> None:
    assert check_pack(texts, TODAY) == check_pack(look_ups, TODAY) == []
    assert len(TEXTS) + len(LOOK_UPS) >= 40


@pytest.mark.parametrize("planted", TEXTS.values(), ids=TEXTS.keys())
def test_a_fault_in_a_text_or_a_list_is_told(planted: Planted, texts: Path) -> None:
    _told(texts, planted)


@pytest.mark.parametrize("planted", LOOK_UPS.values(), ids=LOOK_UPS.keys())
def test_a_fault_in_what_is_looked_up_is_told(planted: Planted, look_ups: Path) -> None:
    _told(look_ups, planted)


@pytest.mark.parametrize("name", ["promise", "number", "source's day in the future"])
def test_a_pack_with_a_fault_that_blocks_is_not_taken_in(name: str, folder: Path) -> None:
    planted = TEXTS[name]
    line = plant(folder / planted.file, planted.words, planted.others) + planted.below
    with pytest.raises(ContentError, match="This content pack was not taken in") as refused:
        read_pack(pack_files(folder))
    values = refused.value.values
    assert (values["file"], values["line"]) == (planted.file, line)
    assert planted.message in str(values["fault"])
