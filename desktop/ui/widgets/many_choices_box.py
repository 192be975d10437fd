"""A field in which several options are chosen, each shown as a chip below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.option_ranks import Option


class ManyChoicesBox(QWidget):
    """Chooses options one by one. Backspace in the empty field takes the last one back."""

    changed = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        arrow: QIcon,
        remove_words: Callable[[str], str],
        not_listed: Callable[[str], str] = str,
    ) -> None:
        super().__init__()
        self._labels = {option.code: option.label for option in options}
        self._remove_words = remove_words
        self._codes: list[str] = []
        self._shown: list[QPushButton] = []
        self.box = ChoiceBox(options, arrow, not_listed)
        self.box.chosen.connect(self._add)
        self.box.taken_back.connect(self._take_back)
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(with_doubt(self.box))
        layout.addLayout(self._chips)
        self.setFocusProxy(self.box)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen, in the order of choosing."""
        return tuple(self._codes)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options, keeping what is chosen."""
        self._labels = {option.code: option.label for option in options}
        self.box.set_options(options)
        self._show()

    def set_codes(self, codes: Sequence[str]) -> None:
        """Show choices without saying that a person made them. A code that is on no list is kept as it is."""
        self._codes = list(codes)
        self.box.set_code("")
        self._show()

    def _take_back(self) -> None:
        if self._codes:
            self._remove(self._codes[-1])

    def _add(self, code: str) -> None:
        self.box.set_code("")
        if code and code not in self._codes:
            self._codes.append(code)
            self._show()
            self.changed.emit()

    def _remove(self, code: str) -> None:
        self._codes.remove(code)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for shown in self._shown:
            shown.hide()
            shown.deleteLater()
        self._shown = []
        for code in self._codes:
            label = self._labels.get(code, code)
            chip = QPushButton(f"×  {label}")
            chip.setObjectName("chip")
            chip.setMinimumWidth(48)
            chip.setAccessibleName(self._remove_words(label))
            chip.setToolTip(self._remove_words(label))
            # Not on the way of Tab: the talk goes on to the next field, and Backspace does the same.
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _=False, code=code: self._remove(code))
            self._shown.append(chip)
            self._chips.addWidget(chip, alignment=Qt.AlignmentFlag.AlignLeft)
