"""Slips: fixed sentences filled in at the table, in every language that has them, on every paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.articles import Source
from desktop.domain.recalls import Recall, RecallText
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.families import Facts, read_member, read_request, read_sponsor
from desktop.domain.sheets import REVIEWED, ContactBox, PaperSize, Sheet
from desktop.domain.slips import (
    Appointment,
    CorrectionSlip,
    DeadlineSheet,
    OpeningCard,
    ReferralSlip,
    Slip,
    slip_version,
)
from desktop.errors import HandoutError
from desktop.handouts.slips import slip_handout, slip_sheet
from tests.handouts.pdf_reader import elements, faults, outside, read

ON = date(2026, 11, 21)
LANGUAGES = ("nl", "en", "ar", "ti", "prs", "fa")
CONTACT = ContactBox("Spreekuur", "gebouw C", "dinsdag 10.00–12.00", "088-123 4567")
PACK = load_pack(shipped_folder())
SPONSOR = {"application_date": "2026-07-03", "decision_date": "2026-10-10", "status": "A"}
CHILD = {"name": "Hanna", "relation": "child", "tie_before_entry": True, "born": "2009-03-01"}
SAID = {
    "nl": ("Er stond een verkeerde dag.", "De laatste dag staat in uw brief."),
    "en": ("It named a wrong day.", "The last day stands in your letter."),
    "ar": ("كان فيها يوم خطأ.", "آخر يوم مكتوب في رسالتك."),
    "ti": ("ጌጋ ዕለት ነይሩ።", "እታ ናይ መወዳእታ መዓልቲ ኣብቲ ደብዳበ ኣላ።"),
    "fa": ("در آن روز اشتباهی بود.", "روز آخر در نامهٔ شماست."),
    "prs": ("در آن روز غلط بود.", "روز آخر در نامهٔ شما است."),
}
RECALL = Recall(
    "wrong-day",
    frozenset({"letter-from-ind/nl/2026-11-21/90b7002d"}),
    ON,
    (Source("IND, een brief die niet bestaat", ON),),
    {one: RecallText("drafted by machine", (wrong,), (holds,)) for one, (wrong, holds) in SAID.items()},
)


def dates(request: dict[str, object] | None = None) -> DeadlineSheet:
    facts = Facts(read_sponsor(SPONSOR), read_request(request) if request else None, (read_member(CHILD),))
    return DeadlineSheet.of_checklist(checklist(facts, PACK.rules, ON), ON)


SLIPS: dict[str, Callable[[], Slip]] = {
    "appointment": lambda: Appointment(date(2026, 11, 24), time(10, 30), "mr. De Vries", "Dorpsstraat 12", True),
    "appointment to fill in": lambda: Appointment(date(2026, 11, 24), time(9, 5)),
    "referral": lambda: ReferralSlip(PACK.taxonomy.referrals["gza"], ON, "Tigrinya", interpreter=True),
    "referral without address": lambda: ReferralSlip(PACK.taxonomy.referrals["lawyer"], ON),
    "all addresses": lambda: ReferralSlip(PACK.taxonomy.referrals["vwn"], ON),
    "deadlines": dates,
    "card": lambda: OpeningCard("Vluchtelingenhulp"),
    "correction": lambda: CorrectionSlip(
        RECALL, "letter-from-ind/ti/2026-11-21/90b7002d", {"nl": "Een brief van de IND", "ti": "ደብዳበ ካብ IND"}
    ),
}


def reviewed(pack: Pack) -> Pack:
    """Return a pack as if people had read all its fixed words."""
    return replace(
        pack,
        words={code: replace(one, state=REVIEWED) for code, one in pack.words.items()},
        slip_words={code: replace(one, state=REVIEWED) for code, one in pack.slip_words.items()},
    )


def slip_pdf(slip: Slip, language: str, **changes: object) -> bytes:
    settings = {"on": ON, "contact": CONTACT, **changes}
    pack = settings.pop("pack", PACK)
    assert isinstance(pack, Pack)
    return slip_handout(slip, language, pack, **settings)  # type: ignore[arg-type]


def source(sheet: Sheet) -> list[str]:
    return [part for section in sheet.sections for line in section.lines for part in (line.text, *line.notes)]


def plain(text: str) -> str:
    return "".join(one for one in text if one not in "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SLIPS)
def test_every_slip_is_sound_beside_the_dutch(kind: str, language: str, paper: PaperSize) -> None:
    """No untagged stroke, no empty box, nothing over an edge, and the tags give back both texts."""
    slip = SLIPS[kind]()
    content = slip_pdf(slip, language, paper=paper)
    assert faults(content) == []
    assert outside(content) == []
    languages = ["nl"] if language == "nl" else ["nl", language]
    said = [one for one in elements(content) if one.tag == "P"]
    for one in languages:
        told = [plain(text) for text in source(slip_sheet(slip, one, PACK, languages=languages, contact=CONTACT))]
        heard = [plain(element.text) for element in said if element.language.startswith(one[:2]) or one == "prs"]
        # Everything, in its order; what stands around it may come between.
        places = [heard.index(text) for text in told]
        assert places == sorted(places)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", ["en", "ar", "ti", "prs", "fa"])
@pytest.mark.parametrize("kind", SLIPS)
def test_every_slip_is_sound_alone_when_people_have_read_it(kind: str, language: str, paper: PaperSize) -> None:
    slip = SLIPS[kind]()
    if isinstance(slip, CorrectionSlip):
        texts = {code: replace(text, state=REVIEWED) for code, text in slip.recall.texts.items()}
        slip = replace(slip, recall=replace(slip.recall, texts=texts))
    content = slip_pdf(slip, language, pack=reviewed(PACK), alone=True, paper=paper, training=True)
    assert faults(content) == []
    assert outside(content) == []
    reading, pdf = read(content)
    assert all(float(page.mediabox[3]) == pytest.approx(841.89 if paper == "A4" else 595.276) for page in pdf.pages)
    across = "".join(one.text for one in reading.shown if one.mark is None and one.size > 50)
    assert across == "OEFENING" * reading.pages
    text = " ".join(one.text for one in elements(content) if one.tag == "Document")
    assert PACK.words[language].machine_translation not in text


def everything(content: bytes) -> str:
    return plain(" ".join(one.text for one in elements(content) if one.tag == "Document"))


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("prs", "10 جنوری 2027 (20 جدی 1405 هجری شمسی)"),
        ("ti", "10 ጥሪ 2027 (2 ጥሪ 2019 ብኣቆጻጽራ ግእዝ)"),
        ("nl", "10 januari 2027"),
    ],
)
def test_a_date_stands_in_both_calendars_with_its_working_and_source(language: str, day: str) -> None:
    text = everything(slip_pdf(dates(), language))
    assert day in text
    # 10 October 2026 and three months; a Sunday, so the law moves it and the sheet says not to count on that.
    assert "De termijn telt vanaf de dag na 10 oktober 2026" in text or language != "nl"
    assert "RefugeeHelp 100020 tot en met 100022" in text
    assert PACK.slip_words[language].likely in text
    if language != "nl":
        english = "Only a lawyer relies on the later day."
        (said,) = [said for key, said in PACK.slip_words[language].sentences.items() if english in key]
        assert said.rpartition("}")[2].strip()[-20:] in text


def test_the_days_of_an_objection_are_left_to_the_letter() -> None:
    old = {"application_date": "2025-02-01", "decision_date": "2025-09-01", "status": "A"}
    request = {"lodged": "2025-10-01", "decided": True, "outcome": "refused", "outcome_date": "2026-05-01"}
    facts = Facts(read_sponsor(old), read_request(request), (read_member({"name": "H", "relation": "spouse"}),))
    found = checklist(facts, PACK.rules, ON)
    assert [one.kind for one in found.dates if one.kind == "objection_by"]
    text = everything(slip_pdf(DeadlineSheet.of_checklist(found, ON), "nl"))
    assert "De laatste dag staat in de brief." in text
    assert "29 mei 2026" not in text


def test_dates_stand_in_their_order_and_a_birthday_that_has_passed_is_left_out() -> None:
    listed = dates().dates
    assert [(one.name, one.deadline.kind) for one in listed] == [("", "apply_by"), ("Hanna", "turns_18")]
    assert [one.name for one in dates().without_names().dates] == ["", ""]


def test_an_appointment_leaves_room_for_what_is_not_known() -> None:
    sheet = slip_sheet(SLIPS["appointment to fill in"](), "nl", PACK, languages=["nl"])
    first = sheet.sections[0].lines
    assert [(line.text, line.to_fill_in) for line in first] == [
        ("Met:", True),
        ("Dag: dinsdag 24 november 2026", False),
        ("Tijd: \u206809:05\u2069", False),
        ("Waar:", True),
    ]
    assert sheet.small_print.contact[1:]
    assert all(line.to_fill_in for line in sheet.small_print.contact[1:])


def test_a_card_says_who_we_are_not() -> None:
    text = everything(slip_pdf(SLIPS["card"](), "nl"))
    for sentence in (
        "Wij zijn niet de IND",
        "Wij zijn niet het COA",
        "Wij horen niet bij de overheid",
        "visie tot 2025",
    ):
        assert sentence in text


def test_a_correction_names_the_sheet_in_its_readers_language() -> None:
    slip = SLIPS["correction"]()
    text = everything(slip_pdf(slip, "ti"))
    for part in ("ደብዳበ ካብ IND", "Een brief van de IND", *SAID["ti"], *SAID["nl"]):
        assert part in text
    # A title that is not there in a language stands in Dutch.
    assert everything(slip_pdf(slip, "prs")).count("Een brief van de IND") == 2


def test_the_version_stands_on_the_slip_and_in_its_code() -> None:
    slip = SLIPS["card"]()
    assert slip_version(slip, "ar", PACK.version) == f"card/ar/{PACK.version}"
    (figure,) = [one for one in elements(slip_pdf(slip, "ar")) if one.tag == "Figure"]
    assert f"card/ar/{PACK.version}" in figure.alternative


def test_the_same_slip_is_the_same_bytes() -> None:
    assert slip_pdf(dates(), "prs") == slip_pdf(dates(), "prs")


def without_sentence() -> Pack:
    words = PACK.slip_words["ti"]
    kept = {english: said for english, said in words.sentences.items() if "same number" not in english}
    return replace(PACK, slip_words={**PACK.slip_words, "ti": replace(words, sentences=kept)})


@pytest.mark.parametrize(
    ("kind", "language", "changes", "reason"),
    [
        ("card", "om", {}, r"“om”.*nl, am, ar, ckb, en"),
        ("card", "ar", {"alone": True}, r"no person has reviewed.*“ar”"),
        ("appointment", "nl", {"on": date(2026, 11, 25)}, r"to be used until 2026-11-24"),
        ("deadlines", "nl", {"on": PACK.expires + timedelta(days=1)}, r"to be used until"),
        ("deadlines", "ti", {"pack": without_sentence()}, r"“A term of \{months\}.*“ti” yet"),
        ("correction", "ti", {"pack": replace(PACK, slip_words={"nl": PACK.slip_words["nl"]})}, r"not there in “ti”"),
        ("card", "nl", {"pack": replace(PACK, rules=replace(PACK.rules, sources={}))}, r"“vision”"),
    ],
)
def test_what_would_be_wrong_is_not_printed(kind: str, language: str, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(HandoutError, match=reason):
        slip_pdf(SLIPS[kind](), language, **changes)


def test_a_kind_of_date_that_slips_do_not_know_is_refused() -> None:
    listed = dates().dates
    odd = DeadlineSheet((replace(listed[0], deadline=replace(listed[0].deadline, kind="full_moon")),))
    with pytest.raises(HandoutError, match="full_moon"):
        slip_pdf(odd, "nl")
