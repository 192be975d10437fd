"""An article on paper: right, complete, and never more certain than we are."""

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest

from desktop.domain.articles import Article, Line, LineKind, Section
from desktop.domain.sheets import REVIEWED, ContactBox, PaperSize, SheetWords
from desktop.errors import HandoutError
from desktop.handouts.documents import article_handout
from desktop.handouts.languages import writing
from tests.handouts.pdf_reader import Shown, Tagged, elements, faults, outside, read, visual_lines
from tests.handouts.samples import TEXTS, TODAY, article, edition, reviewed, sheet_words

CONTACT = ContactBox(
    "Spreekuur van vrijwilligers", "azc Voorbeeldstad, kamer 12", "dinsdag 10.00–12.00", "088-123 4567"
)
WORDS = sheet_words()


def handout(language: str, beside: str | None = None, **changes: object) -> bytes:
    made = changes.pop("article", None) or article()
    assert isinstance(made, Article)
    settings = {"words": WORDS, "on": TODAY, "organisation": "Vluchtelingenhulp", **changes}
    return article_handout(made, language, beside=beside, **settings)  # type: ignore[arg-type]


def with_reviewed(*languages: str) -> Article:
    editions = article().editions
    return article(editions={**editions, **{language: reviewed(editions[language]) for language in languages}})


def alone(language: str) -> bytes:
    return handout(language, article=with_reviewed("nl", language), contact=CONTACT)


KINDS: dict[str, Callable[[], bytes]] = {
    "nl": lambda: handout("nl", contact=CONTACT),
    "en": lambda: alone("en"),
    "ar": lambda: alone("ar"),
    "ti": lambda: alone("ti"),
    "en beside nl": lambda: handout("en", "nl"),
    "ar beside nl": lambda: handout("ar", "nl", contact=CONTACT),
    "ti beside nl": lambda: handout("ti", "nl", contact=CONTACT),
    "training": lambda: handout("ar", "nl", training=True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_sound(kind: str) -> None:
    """Syntax, balanced marks, nothing drawn outside them, every font embedded, no empty box."""
    assert faults(KINDS[kind]()) == []


def on_paper(kind: str, paper: PaperSize) -> bytes:
    language, beside = (kind.split(" ", maxsplit=1)[0], "nl") if "beside" in kind else (kind, None)
    made = article() if beside or language == "nl" else with_reviewed("nl", language)
    return handout(language, beside, article=made, contact=CONTACT, paper=paper)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "training"])
def test_on_every_paper_nothing_stands_over_an_edge_and_the_small_letters_are_read_once(
    kind: str, paper: PaperSize
) -> None:
    content = on_paper(kind, paper)
    assert faults(content) == []
    assert outside(content) == []
    _, pdf = read(content)
    wide, tall = {"A4": (595.276, 841.89), "A5": (595.276, 419.528) if "beside" in kind else (419.528, 595.276)}[paper]
    for page in pdf.pages:
        assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, wide, tall], abs=0.01)
    text = everything(content)
    for language in kind.split(" beside ")[::-1]:
        assert text.count(WORDS[language].not_advice) == 1
        for line in source(language):
            assert line in text


def test_without_an_address_of_the_site_there_is_room_to_write_it() -> None:
    reading, _ = read(handout("ar", "nl"))
    rules = [rule for rule in reading.rules if rule.pen == 0.8]
    # Where, when and telephone, in both columns; each long enough for a number by hand.
    assert len(rules) == 6
    assert all(rule.width >= 90 for rule in rules)
    assert "Waar:" in everything(handout("nl"))


def said(content: bytes, tag: str) -> list[Tagged]:
    return [element for element in elements(content) if element.tag == tag]


def source(language: str) -> list[str]:
    return [line for _, lines in TEXTS[language][1] for _, line in lines]


@pytest.mark.parametrize("language", TEXTS)
def test_alone_the_tags_give_back_the_text(language: str) -> None:
    content = KINDS[language]()
    assert [element.text for element in said(content, "H1")] == [TEXTS[language][0]]
    assert [element.text for element in said(content, "H2")] == [head for head, _ in TEXTS[language][1] if head]
    assert [element.text for element in said(content, "LBody")] == source(language)
    labels = [element.text for element in said(content, "Lbl")]
    assert labels == ["1", "2", "3→", "4→", "5→", "6☐", "7☐"]


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_beside_the_tags_give_back_both_texts_each_in_its_language(language: str) -> None:
    content = handout(language, "nl")
    cells = [element for element in elements(content) if element.tag in ("TD", "TH")]
    assert [cell.language for cell in cells] == ["nl", language] * (len(cells) // 2)
    for place, one in enumerate(("nl", language)):
        texts = [cell.text for cell in cells[place::2]]
        assert texts[0] == TEXTS[one][0]
        assert texts[2:] == [
            text
            for head, lines in numbered(one)
            for text in ([head] if head else []) + [f"{label}{line}" for label, line in lines]
        ]


def numbered(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    signs = {LineKind.TEXT: "", LineKind.STEP: "→", LineKind.BOX: "☐"}
    count = 0
    sections = []
    for head, lines in TEXTS[language][1]:
        labelled = []
        for kind, line in lines:
            count += 1
            labelled.append((f"{count}{signs[kind]}", line))
        sections.append((head, labelled))
    return sections


def line_with(content: bytes, text: str) -> list[Shown]:
    reading, _ = read(content)
    (line,) = [line for line in visual_lines(reading) if text in "".join(one.text for one in line)]
    return line


def test_an_arabic_line_runs_from_right_to_left_and_its_numbers_from_left_to_right() -> None:
    """Line 4: "اتصل بمحاميك على الرقم 088-123 4567، قبل 21-11-2026 إن أمكن." as an Arabic reader expects it."""
    line = line_with(alone("ar"), "21-11-2026")
    seen = "".join(one.text for one in line if one.text != "\u200b")
    assert seen.startswith(".")  # the full stop ends the sentence at the left
    assert seen.endswith("4")  # the line's own number
    assert 0 < seen.index("21-11-2026") < seen.index("088-123 4567") < len(seen) - 20
    first_letter = max(one.x for one in line if one.text == "ا")  # of "call", the first word
    last_letter = min(one.x for one in line if one.text == "ن")  # of "possible", the last word
    digits = [one.x for one in line if one.text == "0"]
    assert last_letter < min(digits) < max(digits) < first_letter


def test_within_an_arabic_word_each_letter_stands_left_of_the_one_before() -> None:
    reading, _ = read(alone("ar"))
    drawn = [one for one in reading.shown if one.mark is not None]
    word = "بمحاميك"
    for start in range(len(drawn)):
        letters = [one for one in drawn[start:] if one.text != "\u200b"][: len(word)]
        if "".join(one.text for one in letters) == word:
            places = [one.x for one in letters]
            assert places == sorted(places, reverse=True)
            return
    pytest.fail("the word is not drawn in reading order")


def test_a_latin_name_in_arabic_reads_from_left_to_right_in_its_place() -> None:
    reading, _ = read(alone("ar"))
    first = next(line for line in visual_lines(reading) if line[-1].text == "1")
    seen = "".join(one.text for one in first if one.text != "\u200b")
    assert "IND" in seen
    opening = next(one.x for one in first if one.text == "(")
    closing = next(one.x for one in first if one.text == ")")
    name = next(one.x for one in first if one.text == "I")
    assert closing < opening < name  # the brackets come after the name


def test_numbers_and_signs_stand_at_the_side_where_the_language_begins() -> None:
    dutch, arabic = line_with(KINDS["nl"](), "088-123 4567, liefst"), line_with(alone("ar"), "21-11-2026")
    assert dutch[0].text == "4"
    assert arabic[-1].text == "4"
    assert dutch[0].x == pytest.approx(42, abs=0.1)
    right = arabic[-1].x + 14 * 0.572  # the digit's width in Noto Sans Bold
    assert right == pytest.approx(595.28 - 42, abs=0.5)


def test_beside_the_same_number_stands_level_in_both_languages() -> None:
    reading, _ = read(handout("ar", "nl"))
    bold = {name for name in reading.fonts if any(one.font == name and one.text == "7" for one in reading.shown)}
    for number in "34567":
        heights = [
            round(one.y, 1)
            for one in reading.shown
            if one.text == number and one.font in bold and (one.x < 55 or one.x > 540) and one.size == 14
        ]
        assert len(heights) == 2, number
        assert heights[0] == heights[1]


def everything(content: bytes) -> str:
    return " ".join(element.text for element in elements(content) if element.tag == "Document")


def test_the_sheet_says_what_it_is_worth() -> None:
    text = everything(handout("nl"))
    assert "Gecontroleerd op 20 november 2026." in text
    assert "Te gebruiken tot en met 28 februari 2027." in text
    assert "IND: een brief die niet bestaat (gelezen op 18 november 2026)" in text
    assert "Vraag een advocaat" in text
    assert "Dit is informatie. Dit is geen juridisch advies." in text
    assert "op 12 juni 2026 of later" in text
    assert "Machinetekst. Niet door een mens nagekeken." in text


@pytest.mark.parametrize("language", ["ar", "ti"])
def test_an_unreviewed_translation_says_so_on_each_page_in_both_languages(language: str) -> None:
    many = Section("", tuple(Line(number, LineKind.TEXT, f"Regel {number}") for number in range(1, 60)))
    editions = {one: replace(edition(one), sections=(many,)) for one in ("nl", language)}
    reading, _ = read(handout(language, "nl", article=article(editions=editions)))
    assert reading.pages > 1
    for page in range(reading.pages):
        text = "".join(one.text for one in reading.shown if one.page == page and one.text != "\u200b")
        for one in ("nl", language):
            assert WORDS[one].machine_translation.replace(" ", "") in text.replace(" ", ""), (page, one)
            assert WORDS[one].page.format(page=page + 1, pages=reading.pages).replace(" ", "") in text.replace(" ", "")


def test_a_reviewed_translation_names_the_day_and_no_machine() -> None:
    words = {language: replace(one, state=REVIEWED) for language, one in WORDS.items()}
    text = everything(handout("ar", article=with_reviewed("nl", "ar"), words=words))
    assert WORDS["ar"].reviewed_translation.format(date="19 نوفمبر/تشرين الثاني 2026") in text
    assert "machine" not in text
    assert WORDS["ar"].machine_words not in text


def test_unreviewed_words_around_a_reviewed_translation_stand_beside_the_dutch() -> None:
    text = everything(alone("ar"))
    assert WORDS["nl"].not_advice in text
    assert WORDS["ar"].machine_words in text
    assert WORDS["nl"].machine_words in text


@pytest.mark.parametrize("confidence", ["likely", "unverified", "unknown"])
def test_what_is_not_certain_says_so(confidence: str) -> None:
    assert "Niet alles op dit blad is zeker." in everything(handout("nl", article=article(confidence=confidence)))
    assert "Niet alles op dit blad is zeker." not in everything(handout("nl"))


def test_the_document_names_itself() -> None:
    _, pdf = read(alone("ar"))
    assert str(pdf.docinfo["/Title"]) == TEXTS["ar"][0]
    assert str(pdf.docinfo["/Author"]) == "Vluchtelingenhulp"
    assert str(pdf.Root.Lang) == "ar"
    assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
    assert "/Metadata" not in pdf.Root  # no claim to a standard that nobody has checked


def test_the_code_is_a_picture_that_can_be_read_aloud() -> None:
    (figure,) = said(handout("nl"), "Figure")
    assert figure.alternative == "QR-code met de versie van dit blad: letter-from-ind/nl/2026-11-21/ffffffff"


def test_an_exercise_says_so_across_each_page() -> None:
    reading, _ = read(handout("nl", training=True))
    across = "".join(one.text for one in reading.shown if one.mark is None and one.size > 90)
    assert across == "OEFENING" * reading.pages
    assert "OEFENING. Dit blad is niet echt." in reading.text()


def test_who_helps_here_is_printed_as_the_site_wrote_it() -> None:
    text = everything(alone("ar"))
    for value in (CONTACT.name, CONTACT.place, CONTACT.hours, CONTACT.phone):
        assert text.count(value) == 2 + (value == CONTACT.phone)


@pytest.mark.parametrize("kind", ["nl", "ar beside nl"])
def test_the_same_sheet_is_the_same_bytes_in_another_process(kind: str) -> None:
    code = (
        "import hashlib; from tests.handouts.test_documents import KINDS;"
        f"print(hashlib.sha256(KINDS[{kind!r}]()).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(KINDS[kind]()).hexdigest()


def shifted(language: str) -> Article:
    spoiled = edition(language)
    last = spoiled.sections[-1]
    sections = (*spoiled.sections[:-1], replace(last, lines=last.lines[:-1]))
    return article(editions={**article().editions, language: replace(spoiled, sections=sections)})


def with_line(text: str) -> Article:
    one = replace(edition("nl"), sections=(Section("", (Line(1, LineKind.TEXT, text),)),))
    return article(editions={"nl": one})


@pytest.mark.parametrize(
    ("language", "beside", "changes", "reason"),
    [
        ("so", None, {}, r"“so”.*nl, en, ar, ti"),
        ("so", "nl", {}, r"“so”.*nl, en, ar, ti"),
        ("ar", None, {}, r"no person has reviewed.*“ar”.*beside nl"),
        ("ar", "en", {}, r"no person has reviewed.*“en”"),
        ("nl", "nl", {}, r"beside itself"),
        ("nl", None, {"on": date(2027, 3, 1)}, r"“letter-from-ind” was to be used until"),
        ("nl", None, {"on": date(2026, 6, 11)}, r"holds only from"),
        ("ar", "nl", {"article": article(fingerprint="e" * 64)}, r"Dutch text.*has changed"),
        ("ar", "nl", {"article": shifted("ar")}, r"same lines in “ar”"),
        ("nl", None, {"article": with_line("Dit is ក en 😀.")}, r"“ក😀” \(script: Khmr\), in “Dit is"),
        ("nl", None, {"article": with_line("Lang. " * 2000)}, r"taller than a page"),
        ("nl", None, {"article": article(audience="volunteer")}, r"is for volunteers"),
        ("nl", None, {"words": {}}, r"words around the text"),
        ("ar", "nl", {"words": {"nl": WORDS["nl"]}}, r"words around the text are not there in “ar”"),
    ],
)
def test_what_would_be_wrong_is_not_printed(
    language: str, beside: str | None, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(HandoutError, match=reason):
        handout(language, beside, **changes)


def test_it_may_be_used_on_its_first_and_last_day() -> None:
    for day in (article().valid_from, article().valid_until):
        assert handout("nl", on=day)
    with pytest.raises(HandoutError):
        handout("nl", on=article().valid_until + timedelta(days=1))


def test_an_article_without_dutch_is_not_printed() -> None:
    with pytest.raises(HandoutError, match="“nl”"):
        handout("en", article=article(editions={"en": reviewed(edition("en"))}))


def test_for_whom_it_holds() -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 11)
    until = everything(handout("nl", article=article(applied_from=None, applied_until=last)))
    assert "op 11 juni 2026 of eerder" in until
    between = everything(handout("nl", article=article(applied_from=first, applied_until=last)))
    assert "van 1 januari 2026 tot en met 11 juni 2026" in between
    everyone = everything(handout("nl", article=article(applied_from=None)))
    assert "asiel hebben gevraagd" not in everyone


@pytest.mark.parametrize("language", ["nl", "en", "ar", "ti"])
def test_the_words_that_ship_can_be_filled_in_and_printed(language: str) -> None:
    words = WORDS[language]
    assert isinstance(words, SheetWords)
    filled = {
        "date": "1 mei",
        "first": "1",
        "last": "2",
        "title": "T",
        "version": "v",
        "page": 1,
        "pages": 2,
        "value": "w",
    }
    dutch = WORDS["nl"]
    for name in words.__slots__:
        text = getattr(words, name)
        assert text.strip()
        placeholders = [mark for mark in filled if f"{{{mark}}}" in getattr(dutch, name)]
        assert [mark for mark in filled if f"{{{mark}}}" in text] == placeholders, name
        text.format(**filled)
    assert writing(language).right_to_left is (language == "ar")


def test_a_page_is_a4() -> None:
    pdf = pikepdf.open(io.BytesIO(handout("nl")))
    assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx([0, 0, 595.276, 841.89], abs=0.01)
