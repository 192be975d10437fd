import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.overviews import Overview, Tallies, Unmet, overview
from desktop.domain.signals import SignalEntry
from desktop.errors import InputError
from desktop.i18n import translator
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.overviews import overview_of, sites_held
from desktop.spreekuur.previews import preview
from desktop.spreekuur.print_jobs import PrintJob, PrintSetting, SignalsDocument
from desktop.spreekuur.report_files import FileKind, kind_of_file, report_file
from desktop.spreekuur.reports import Part, Scope, report_of
from desktop.spreekuur.signals import anonymised, record_signal, signals_of_month
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

SINCE, UNTIL = date(2026, 11, 9), date(2026, 11, 22)
SCOPE = Scope(SINCE, UNTIL, "ZUT", "azc Zutphen")
WORDS = translator("en")
FOUND: Overview = overview(
    Tallies(
        {date(2026, 11, 9): 20, date(2026, 11, 20): 12},
        {"ar": 20, "ti": 7, "so": 3, "xx": 2},
        {("A5",): 24, ("B1", "A5"): 8},
        {"information": 32},
        {"ZUT": 30, "ARN": 2},
    ),
    SINCE,
    UNTIL,
    Unmet(without_answer=2, follow_ups_overdue=None),
)


def counts(part: Part, *, handed_on: bool, pack: Pack) -> dict[str, int]:
    report = report_of(FOUND, SCOPE, pack, WORDS, handed_on=handed_on)
    (found,) = [it for it in report.parts if it.part is part]
    return {row.code: row.count for row in found.rows}


def test_who_sits_at_the_laptop_sees_all_and_who_is_handed_it_no_few(pack: Pack) -> None:
    assert counts(Part.LANGUAGES, handed_on=False, pack=pack) == {"ar": 20, "ti": 7, "so": 3, "xx": 2}
    assert counts(Part.LANGUAGES, handed_on=True, pack=pack) == {"ar": 20, "ti": 7, "others": 5}
    assert counts(Part.WEEKS, handed_on=True, pack=pack) == {"2026-W46": 20, "2026-W47": 12}
    assert counts(Part.SITES, handed_on=True, pack=pack) == {"ZUT": 30, "ARN": 2}
    # What cannot be counted on a wrong clock is left out, and the report says so.
    assert "follow_ups_overdue" not in counts(Part.UNMET, handed_on=False, pack=pack)
    assert len(report_of(FOUND, SCOPE, pack, WORDS, handed_on=True).notes) == 3


def test_a_csv_tells_the_period_the_total_and_each_number(pack: Pack) -> None:
    report = report_of(FOUND, SCOPE, pack, WORDS, handed_on=True)
    made = report_file(report, FileKind.CSV, pack, WORDS, made=UNTIL).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(made, newline="")))
    told = {(row["part"], row["code"]): row["count"] for row in rows}
    assert told["period", "2026-11-09/2026-11-22"] == ""
    assert told["total", "ZUT"] == "32"
    assert told["topics", "A5"] == "32"
    assert ("languages", "so") not in told
    assert {row["name"] for row in rows if row["code"] == "ti"} == {"Tigrinya"}


@pytest.mark.parametrize("kind", FileKind)
def test_every_kind_of_file_begins_as_its_kind_does(kind: FileKind, pack: Pack) -> None:
    report = report_of(FOUND, SCOPE, pack, WORDS, handed_on=True)
    made = report_file(report, kind, pack, WORDS, made=UNTIL, training=True)
    begins = {FileKind.PDF: b"%PDF", FileKind.CSV: b"\xef\xbb\xbfpart", FileKind.ODS: b"PK", FileKind.XLSX: b"PK"}
    assert made.startswith(begins[kind])
    assert kind_of_file(Path(f"report{kind.upper()}")) is kind
    if kind is FileKind.PDF:
        with pypdfium2.PdfDocument(made) as opened:
            text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
        assert "azc Zutphen" in text
        assert "Arabic: 20" in text
        assert "Somali" not in text


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(InputError, match="written"):
        kind_of_file(Path("report.docx"))


def test_all_sites_of_which_there_is_something_are_offered(store: Store, pack: Pack) -> None:
    record_contact(store, pack, ContactEntry("ti", ("A5",)), NOW)
    assert [(it.code, it.name) for it in sites_held(store)] == [("ZUT", "azc Zutphen")]
    assert overview_of(store, SINCE, UNTIL, UNTIL).by_site == {"ZUT": 1}


def test_a_month_of_signals_names_nobody_on_paper(store: Store, pack: Pack) -> None:
    told = SignalEntry("work", theme="TWV onbekend", heads=3, example="Bel 0612345678 voor werk.", consent=True)
    entry, taken = anonymised(store, told)
    assert taken == ("0612345678",)
    record_signal(store, pack, entry, NOW)
    record_signal(store, pack, replace(entry, category="reception", theme="", heads=None), NOW)
    month = signals_of_month(store, UNTIL)
    made = preview(PrintJob(SignalsDocument(month), "nl"), PrintSetting(pack, UNTIL))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    assert made.refusal is None
    assert "november 2026" in text
    assert "Werk, BSN, eigen bijdrage" in text
    assert "Bel […] voor werk." in text
