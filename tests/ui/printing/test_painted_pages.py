"""Pages as pictures, when a printer takes nothing else."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageStat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.content.packs import Pack
from desktop.domain.sheets import PaperSize
from desktop.spreekuur.previews import page_pictures, pages_of
from desktop.spreekuur.print_jobs import ArticleDocument, PrintJob, PrintSetting
from desktop.ui.printing.painted_pages import DOTS, POINTS, paint_pages, printer_named, set_up


def darkness(pdf: bytes) -> list[list[float]]:
    """Return how dark each page is in ten bands from the top, of 255."""
    bands = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            image = page.render(scale=DOTS / POINTS).to_pil().convert("L")
            high = image.height // 10
            parts = [image.crop((0, high * at, image.width, high * (at + 1))) for at in range(10)]
            bands.append([255 - ImageStat.Stat(part).mean[0] for part in parts])
    return bands


@pytest.mark.parametrize(("paper", "millimetres"), [(PaperSize.A4, (210, 297)), (PaperSize.A5, (148, 210))])
def test_what_is_painted_is_what_was_shown_as_large_as_the_paper(
    qapp: QApplication, tmp_path: Path, pack: Pack, paper: PaperSize, millimetres: tuple[int, int]
) -> None:
    job = PrintJob(ArticleDocument("letter-from-ind"), "ar", paper=paper)
    made = pages_of(job, PrintSetting(pack, pack.published))
    path = tmp_path / "painted.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_up(printer, paper)
    assert paint_pages(page_pictures(made, DOTS / POINTS), printer)
    painted = path.read_bytes()
    with pypdfium2.PdfDocument(painted) as opened:
        sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in opened}
    assert sizes == {millimetres}
    for shown, found in zip(darkness(made), darkness(painted), strict=True):
        assert found == pytest.approx(shown, abs=3)


def test_a_printer_that_is_not_there_takes_nothing(qapp: QApplication, pack: Pack) -> None:
    printer = printer_named("no such printer", copies=1, both_sides=True, paper=PaperSize.A4)
    assert not paint_pages([], printer)
