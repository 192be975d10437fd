"""An invented article in four languages, to print."""

import tomllib
from dataclasses import replace
from datetime import date

from desktop.domain.articles import Article, Edition, Line, LineKind, Section, Source
from desktop.domain.sheets import SheetWords
from desktop.paths import resources

TODAY = date(2026, 11, 21)
CHECKED = date(2026, 11, 20)
PHONE = "088-123 4567"
V_NUMBER = "271.234.5678"
TEXT, STEP, BOX = LineKind.TEXT, LineKind.STEP, LineKind.BOX

TEXTS = {
    "nl": (
        "Ik kreeg een brief van de IND",
        [
            ("", [(TEXT, "U kreeg een brief van de IND (Immigratie- en Naturalisatiedienst)."),
                  (TEXT, "Op de brief staat uw V-nummer, bijvoorbeeld 271.234.5678.")]),
            ("Wat doe ik?", [(STEP, "Kijk welke datum boven de brief staat."),
                             (STEP, "Bel uw advocaat op 088-123 4567, liefst vóór 21-11-2026."),
                             (STEP, "Vraag naar de gezinsherenigingsprocedure.")]),
            ("Neem mee", [(BOX, "De brief en de envelop"), (BOX, "Uw W-document (uw kaart)")]),
        ],
    ),
    "en": (
        "I got a letter from the IND",
        [
            ("", [(TEXT, "You got a letter from the IND (Immigration and Naturalisation Service)."),
                  (TEXT, "Your V-number is on the letter, for example 271.234.5678.")]),
            ("What do I do?", [(STEP, "Look which date is at the top of the letter."),
                               (STEP, "Call your lawyer at 088-123 4567, if you can before 21-11-2026."),
                               (STEP, "Ask about the family reunification procedure.")]),
            ("Take with you", [(BOX, "The letter and the envelope"), (BOX, "Your W-document (your card)")]),
        ],
    ),
    "ar": (
        "وصلتني رسالة من IND",
        [
            ("", [(TEXT, "وصلتك رسالة من IND (دائرة الهجرة والتجنيس)."),
                  (TEXT, "على الرسالة رقم V الخاص بك، مثلًا 271.234.5678.")]),
            ("ماذا أفعل؟", [(STEP, "انظر إلى التاريخ المكتوب في أعلى الرسالة."),
                            (STEP, "اتصل بمحاميك على الرقم 088-123 4567، قبل 21-11-2026 إن أمكن."),
                            (STEP, "اسأل عن إجراءات لمّ شمل الأسرة.")]),
            ("خذ معك", [(BOX, "الرسالة والظرف"), (BOX, "وثيقة W (بطاقتك)")]),
        ],
    ),
    "ti": (
        "ካብ IND ደብዳበ መጺኡኒ",
        [
            ("", [(TEXT, "ካብ IND (ኣገልግሎት ኢሚግረሽን) ደብዳበ በጺሑኩም።"),
                  (TEXT, "ኣብቲ ደብዳበ ቁጽሪ V ኣሎ፣ ንኣብነት 271.234.5678።")]),
            ("እንታይ ክገብር?", [(STEP, "ኣብ ላዕለዋይ ክፋል ደብዳበ ዘሎ ዕለት ርኣዩ።"),
                                (STEP, "ናብ ጠበቓኹም ብ 088-123 4567 ደውሉ፣ ቅድሚ 21-11-2026።"),
                                (STEP, "ብዛዕባ ምጥርናፍ ስድራቤት ሕተቱ።")]),
            ("ሒዝኩም ምጹ", [(BOX, "እቲ ደብዳበን ኤንቨሎፕን"), (BOX, "ሰነድ W (ካርድኹም)")]),
        ],
    ),
}  # fmt: skip


def edition(language: str) -> Edition:
    """Return an unreviewed edition of the invented article."""
    title, parts = TEXTS[language]
    number = 0
    sections = []
    for heading, texts in parts:
        lines = []
        for kind, text in texts:
            number += 1
            lines.append(Line(number, kind, text))
        sections.append(Section(heading, tuple(lines)))
    translates = "" if language == "nl" else "f" * 64
    return Edition(language, title, tuple(sections), CHECKED, translates=translates)


def reviewed(one: Edition) -> Edition:
    """Return the edition as if a person had reviewed it."""
    return replace(one, reviewed_by="N. N.", reviewed_on=date(2026, 11, 19))


def article(**changes: object) -> Article:
    """Return the invented article."""
    made = Article(
        slug="letter-from-ind",
        topics=("A5",),
        valid_from=date(2026, 6, 12),
        valid_until=date(2027, 2, 28),
        confidence="certain",
        sources=(
            Source("IND: een brief die niet bestaat", date(2026, 11, 18)),
            Source("Regeling van een verzonnen dag, artikel 3", date(2026, 11, 17)),
        ),
        ask_lawyer=True,
        applied_from=date(2026, 6, 12),
        editions={language: edition(language) for language in TEXTS},
        fingerprint="f" * 64,
        pack="2026-11-21",
    )
    return replace(made, **changes)


def sheet_words() -> dict[str, SheetWords]:
    """Return the words that ship."""
    folder = resources() / "content" / "words"
    return {
        path.stem: SheetWords(language=path.stem, **tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    }
