"""Making the escrow key: three shares, shown once and one at a time, and tried before the key is used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import SpreekuurError
from desktop.headquarters.keys import publish_tried_key
from desktop.sync.escrow import NEEDED, SHARES, EscrowKey, new_escrow_key
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note, primary, say
from desktop.ui.widgets.text_box import TextBox

_COLUMNS = 4


class EscrowDialog(Dialog):
    """Walks from an explanation over three sheets to a trial with two of them.

    Nothing is kept before the trial: who closes it half-way has made no key. It is made of words to copy by hand,
    since a printer and its queue keep what they print.
    """

    def __init__(self, desk: Desk, parent: QWidget, *, anew: bool) -> None:
        super().__init__(parent)
        self._desk, self._anew = desk, anew
        self._key: EscrowKey | None = None
        _ = desk.words.gettext
        self.setWindowTitle(_("Escrow key"))
        self.resize(760, 560)
        self.steps = QStackedWidget()
        self.typed = [TextBox(72) for _number in range(NEEDED)]
        self.said = note(kind="refused")
        self.next = primary(_("Make the key"))
        self.next.setDefault(True)
        self.back = QPushButton(_("Back"))
        self.steps.addWidget(self._explanation())
        self._lay_out()
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(lambda: self._show(self.steps.currentIndex() - 1))
        self._show(0)

    def _go_on(self) -> None:
        desk, step = self._desk, self.steps.currentIndex()
        if self._key is None:
            self.next.setEnabled(False)
            desk.tasks.run(self, new_escrow_key, self._made)
        elif step <= SHARES:
            self._show(step + 1)
        else:
            self._try(self._key)

    def _made(self, key: EscrowKey) -> None:
        self._key = key
        for number, share in enumerate(key.shares, 1):
            self.steps.addWidget(self._sheet(number, share))
        self.steps.addWidget(self._trial())
        self._show(1)

    def _try(self, key: EscrowKey) -> None:
        desk = self._desk
        typed = [box.toPlainText() for box in self.typed]
        self.next.setEnabled(False)
        desk.tasks.run(
            self,
            lambda: publish_tried_key(desk.store, key, typed, desk.clock(), anew=self._anew),
            lambda _done: self.accept(),
            self._refused,
        )

    def _refused(self, error: SpreekuurError) -> None:
        self.next.setEnabled(True)
        say(self.said, self._desk.words.tell(error), "refused")

    def _show(self, step: int) -> None:
        _ = self._desk.words.gettext
        self.steps.setCurrentIndex(step)
        self.next.setEnabled(True)
        self.back.setVisible(step > 1)
        say(self.said, "", "refused")
        if step > SHARES:
            self.next.setText(_("Try it, and use the key"))
            self.typed[0].setFocus()
        elif step:
            self.next.setText(_("This sheet is written"))
            self.next.setFocus()
        self.fit()

    def _explanation(self) -> QWidget:
        _ = self._desk.words.gettext
        part, layout = _part()
        layout.addWidget(heading(_("A key for when laptops are lost"), "title"))
        for text in (
            _("With it the bundles open that laptops of a site close for each other, also when all of them are lost."),
            _(
                "It lies in no machine. It stands on three sheets of paper; two of the three give it back, one says nothing."
            ),
            _(
                "Take three sheets and a pen. Each sheet takes 33 words. They are shown once, and nobody can show them again."
            ),
            _(
                "Do not make a photo or a print: a telephone and a printer keep it. Give the sheets to three people who keep them at three places."
            ),
            _("At the end you type two of the sheets back. Only then the key is used."),
        ):
            layout.addWidget(note(text, "plain"))
        layout.addStretch(1)
        return part

    def _sheet(self, number: int, share: str) -> QWidget:
        _ = self._desk.words.gettext
        part, layout = _part()
        layout.addWidget(heading(_("Sheet {number} of {count}").format(number=number, count=SHARES), "title"))
        layout.addWidget(
            note(
                _(
                    "Write on the sheet: escrow key, {organisation}, today's date, sheet {number}, and these words."
                ).format(organisation=self._desk.store.about.organisation_name, number=number)
            )
        )
        words = share.split()
        rows = -(-len(words) // _COLUMNS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        for place, word in enumerate(words):
            label = QLabel(f"{place + 1}.  {word}")
            label.setObjectName("heading")
            grid.addWidget(label, place % rows, place // rows)
        layout.addLayout(grid)
        layout.addStretch(1)
        part.setAccessibleName(_("Sheet {number} of {count}").format(number=number, count=SHARES))
        part.setAccessibleDescription(" ".join(words))
        return part

    def _trial(self) -> QWidget:
        _ = self._desk.words.gettext
        part, layout = _part()
        layout.addWidget(heading(_("Type two of the sheets back"), "title"))
        layout.addWidget(
            note(_("Which two does not matter. Leave the numbers out; capitals and blanks do not matter."))
        )
        form = new_form()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for label, box in zip((_("&One sheet"), _("&Another sheet")), self.typed, strict=True):
            box.setTabChangesFocus(True)
            add_field(form, label, box)
        layout.addLayout(form)
        layout.addStretch(1)
        return part

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        cancel = QPushButton(_("Stop, and make no key"))
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.back):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return part, layout
