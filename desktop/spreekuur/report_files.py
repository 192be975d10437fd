"""A report as a file: a table for a spreadsheet, or a sheet of paper."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.errors import InputError
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.spreadsheets import Row, csv_table, ods_table, xlsx_table
from desktop.i18n import Translator
from desktop.spreekuur.reports import Report
from desktop.wording import N_


class FileKind(StrEnum):
    """What a report is written as, by the end of the file's name."""

    XLSX = ".xlsx"
    ODS = ".ods"
    CSV = ".csv"
    PDF = ".pdf"


def kind_of_file(path: Path) -> FileKind:
    """Return what a report is to be written as. Raises InputError for a name that ends in none of these."""
    end = path.suffix.casefold()
    if end not in set(FileKind):
        raise InputError(
            N_("A report is not written as “{name}”. Nothing was written. Let the name end in one of: {choices}."),
            name=path.name,
            choices=", ".join(FileKind),
        )
    return FileKind(end)


def report_file(
    report: Report, kind: FileKind, pack: Pack, words: Translator, *, made: date, training: bool = False
) -> bytes:
    """Return a report as a file. Raises HandoutError when a letter of it cannot be printed."""
    if kind is FileKind.PDF:
        return sheet_pdf(report_sheet(report, pack, words, made=made, training=training), training=training)
    title = words.gettext("Overview")
    _ = words.gettext
    heading = (_("Part"), _("Heading"), _("Code"), _("What"), _("Number"))
    write: Mapping[FileKind, Callable[[], bytes]] = {
        # Programs read it, so its first line is the same in every language.
        FileKind.CSV: lambda: csv_table([("part", "heading", "code", "name", "count"), *report_rows(report, words)]),
        FileKind.ODS: lambda: ods_table(title, [heading, *report_rows(report, words)]),
        FileKind.XLSX: lambda: xlsx_table(title, [heading, *report_rows(report, words)]),
    }
    return write[kind]()


def report_rows(report: Report, words: Translator) -> list[Row]:
    """Return a report as one table: part, its heading, code, words and number; a remark has no number."""
    _ = words.gettext
    scope = report.scope
    rows: list[Row] = [
        ("period", _("Period"), f"{scope.since}/{scope.until}", report.period, ""),
        ("total", _("All questions"), scope.site, "", report.total),
    ]
    rows += [(part.part, part.heading, row.code, row.name, row.count) for part in report.parts for row in part.rows]
    return [*rows, *(("note", _("Remark"), "", note, "") for note in report.notes)]


def report_sheet(report: Report, pack: Pack, words: Translator, *, made: date, training: bool = False) -> Sheet:
    """Return a report as a sheet of paper, for colleagues."""
    _ = words.gettext
    around = pack.words[words.language]
    total = words.ngettext("{count} question.", "{count} questions.", report.total)
    sections = [SheetSection("", (_line(report.period), _line(total)))]
    for part in report.parts:
        lines = tuple(_line(f"{row.name}: {row.count}") for row in part.rows)
        sections.append(SheetSection(part.heading, lines or (_line(_("Nothing.")),)))
    small_print = SmallPrint(
        language=words.language,
        lines=(*report.notes, _("Made on {day}.").format(day=words.date(made))),
        page=around.page,
        each_page=(around.training,) if training else (),
    )
    return Sheet(words.language, _("Overview of the walk-in hour"), tuple(sections), small_print)


def _line(text: str) -> SheetLine:
    return SheetLine(LineKind.TEXT, text)
