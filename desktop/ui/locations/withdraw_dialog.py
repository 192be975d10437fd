"""Withdrawing a laptop that was lost or stolen: what it means, since when, and what came from it."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.headquarters.laptops import Laptop
from desktop.headquarters.withdrawals import received_since
from desktop.spreekuur.exchange import BundleRecord
from desktop.ui.desks import Desk
from desktop.ui.exchange.words import count_words
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class WithdrawDialog(Dialog):
    """Says what withdrawing does, and does not let it happen before somebody typed the laptop's name."""

    def __init__(self, desk: Desk, laptop: Laptop, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._laptop = desk, laptop
        _ = desk.words.gettext
        self.setWindowTitle(_("Withdraw a laptop"))
        self.resize(720, 600)
        self.lost = DayBox(desk)
        self.came = RowsView(
            _("What came from it since"), [_("Taken in on"), _("Number"), _("What")], stretch=2, wrap=True
        )
        self.came.setMinimumHeight(110)
        self.counted = note()
        self.name = QLineEdit()
        self.withdraw = QPushButton(_("Withdraw it, and write the notice …"))
        self.withdraw.setEnabled(False)
        self.withdraw.setAutoDefault(False)
        self._lay_out()
        self.lost.changed.connect(self._look)
        self.name.textChanged.connect(lambda _: self._judge())
        self.withdraw.clicked.connect(self.accept)
        self.lost.set_kept(desk.today().isoformat())
        self._look()

    @property
    def day(self) -> date | None:
        """The day of the loss, when somebody typed one."""
        return self.lost.day

    def _look(self) -> None:
        desk, device, day = self._desk, self._laptop.id, self.day
        if day is None:
            self.came.show_rows([])
            self.counted.setText("")
        else:
            desk.tasks.run(self, lambda: received_since(desk.store, device, day), self._show)
        self._judge()

    def _show(self, found: list[BundleRecord]) -> None:
        words = self._desk.words
        rows = [
            Row(it, (words.date(it.at.astimezone().date()), str(it.sequence), count_words(words, it.counts)))
            for it in found
        ]
        self.came.show_rows(rows)
        self.came.setVisible(bool(rows))
        none = words.gettext("Nothing came from it since that day.")
        some = words.ngettext(
            "{count} bundle came since that day. Somebody else may have made it: ask the site what it was.",
            "{count} bundles came since that day. Somebody else may have made them: ask the site what they were.",
            len(found),
        )
        self.counted.setText(some if found else none)

    def _judge(self) -> None:
        typed = " ".join(self.name.text().split()).casefold()
        self.withdraw.setEnabled(typed == self._laptop.name.casefold() and self.day is not None and not self.lost.doubt)

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        name = self._laptop.name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Withdraw {name}").format(name=name), "title"))
        for text in (
            _(
                "All other laptops refuse what it writes from now on, as soon as they read a bundle of headquarters. Nobody writes to it any more."
            ),
            _(
                "What came from it before stays. If somebody opens the laptop and it reads the notice, it closes for good."
            ),
            _("This cannot be undone. A laptop that is found again makes a new store and is enrolled anew."),
        ):
            layout.addWidget(note(text, "plain"))
        form = new_form()
        add_field(form, _("&Lost on"), self.lost)
        layout.addLayout(form)
        layout.addWidget(self.came, 1)
        layout.addWidget(self.counted)
        layout.addStretch(0)
        confirm = new_form()
        add_field(confirm, _("&Type its name: {name}").format(name=name), self.name)
        layout.addLayout(confirm)
        cancel = QPushButton(_("Do nothing"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.withdraw)
        buttons.addWidget(cancel)
        layout.addLayout(buttons)
