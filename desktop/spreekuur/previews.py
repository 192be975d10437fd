"""The pages of a print job, as a window shows them and a printer gets them.

Most walk-in hours begin without printing, so what makes pages is loaded for the first one only, by who waits for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from desktop.domain.sheets import Sheet
from desktop.spreekuur.print_jobs import ChecklistDocument, Preview, PrintJob, PrintSetting


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels: three bytes each, blue first, rows from the top."""

    width: int
    height: int
    stride: int
    pixels: bytes


def preview(job: PrintJob, setting: PrintSetting) -> Preview:
    """Return the pages of a job, or its refusal; nothing is written and nothing is noted."""
    made: Preview = _presses().preview(job, setting)
    return made


def pages_of(job: PrintJob, setting: PrintSetting) -> bytes:
    """Return the pages of a job as a PDF; the copies are the printer's business.

    Raises ContentError or HandoutError when it may not be printed so.
    """
    made: bytes = _presses().pages_of(job, setting)
    return made


def sheet_of(document: ChecklistDocument, language: str, setting: PrintSetting) -> Sheet:
    """Return a checklist as it is printed in a language of the program, with its names; it is kept as given so.

    Raises HandoutError for another language.
    """
    made: Sheet = _presses().sheet_of(document, language, setting)
    return made


def page_pictures(pdf: bytes, scale: float) -> Iterator[PagePicture]:
    """Yield the pages of a PDF of ours as pictures of so many pixels a point, one in memory at a time."""
    made: Iterator[PagePicture] = _presses().page_pictures(pdf, scale)
    return made


def _presses() -> Any:  # noqa: ANN401 - a module
    return import_module("desktop.spreekuur.presses")
