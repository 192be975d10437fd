"""The pages as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.spreekuur.previews import PagePicture


class PagesView(QScrollArea):
    """Shows pages below each other; the arrows and the page keys scroll."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages: list[QLabel] = []
        self._show([])

    def show_pages(self, pictures: Sequence[PagePicture], names: Sequence[str], *, grey: bool) -> None:
        """Show other pages, each with what a screen reader says of it; `grey` as a printer without colour does."""
        place = self.verticalScrollBar().value()
        labels = []
        for picture, name in zip(pictures, names, strict=True):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(image_of(picture, grey=grey)))
            label.setAccessibleName(name)
            label.setObjectName("page")
            labels.append(label)
        self._show(labels)
        self.verticalScrollBar().setValue(place)

    def _show(self, labels: list[QLabel]) -> None:
        self.pages = labels
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setSpacing(16)
        for label in labels:
            rows.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self.setWidget(inside)


def image_of(picture: PagePicture, *, grey: bool = False) -> QImage:
    """Return a page as an image of its own."""
    shared = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_BGR888)
    return shared.convertToFormat(QImage.Format.Format_Grayscale8) if grey else shared.copy()
