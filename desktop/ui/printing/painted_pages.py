"""Printing pages as pictures, for a printer whose system does not take a PDF."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.sheets import PaperSize
from desktop.spreekuur.previews import PagePicture
from desktop.ui.printing.pages_view import image_of

DOTS = 300
"""An inch, on paper."""
POINTS = 72
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.A5: QPageSize.PageSizeId.A5}


def printer_named(name: str, *, copies: int, both_sides: bool, paper: PaperSize) -> QPrinter:
    """Return a printer of the system, set up to paint whole pages on."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    set_up(printer, paper)
    printer.setCopyCount(copies)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone)
    return printer


def set_up(printer: QPrinter, paper: PaperSize) -> None:
    """Make a printer take pages of this size, edge to edge."""
    printer.setResolution(DOTS)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF()))


def paint_pages(pages: Iterable[PagePicture], printer: QPrinter) -> bool:
    """Paint pages one after the other, each as large as the paper; return whether the printer took them."""
    painter = QPainter()
    # Qt makes a printer that is not there into a file without a name.
    real = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat or printer.outputFileName()
    if not real or not printer.isValid() or not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            painter.drawImage(painter.viewport(), image_of(page))
    finally:
        ended = painter.end()
    return ended and printer.printerState() is not QPrinter.PrinterState.Error
