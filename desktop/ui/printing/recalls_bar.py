"""Sheets that were handed out here and are called back: said in one line, and listed to make good."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH
from desktop.spreekuur.recalls import RecalledPrint, correction_for, recalled_prints
from desktop.ui.desks import Desk
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class RecallsBar(QWidget):
    """Says how many sheets are called back; nothing when there are none. `question_wanted` tells a question's id."""

    question_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Sequence[RecalledPrint] = ()
        self.said = QLabel()
        self.said.setObjectName("band")
        self.said.setWordWrap(True)
        self.look = QPushButton(desk.words.gettext("Make it good …"))
        self.look.clicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.said)
        layout.addWidget(self.look)
        self.hide()

    def reload(self) -> None:
        """Look again in what was printed."""
        desk = self._desk
        desk.tasks.run(self, lambda: recalled_prints(desk.store, desk.pack), self._show)

    def _show(self, found: Sequence[RecalledPrint]) -> None:
        self._found = found
        texts = sum(one.printed.copies or 1 for one in found)
        self.said.setText(
            self._desk.words.ngettext(
                "{count} text that was told or handed out here was wrong and is called back.",
                "{count} texts that were told or handed out here were wrong and are called back.",
                texts,
            )
        )
        self.setVisible(bool(found))

    def _open(self) -> None:
        dialog = RecallsDialog(self._desk, self._found, self.window())
        dialog.question_wanted.connect(self.question_wanted)
        dialog.finished.connect(lambda _result: self.reload())
        dialog.open()


class RecallsDialog(Dialog):
    """Lists what is called back, and prints for each the slip that says what holds.

    What is made good stays in the list until it is closed: its question says whom the slip is for.
    """

    question_wanted = Signal(object)

    def __init__(self, desk: Desk, found: Sequence[RecalledPrint], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("Called back"))
        self.resize(860, 480)
        columns = [_("Day"), _("Sheet"), _("Language"), _("Copies")]
        self.list = RowsView(_("Sheets that are called back"), columns, stretch=1, wrap=True)
        self.list.show_rows([Row(one, self._cells(one)) for one in found])
        self.list.picked.connect(self._pick)
        buttons = QDialogButtonBox()
        self.print = buttons.addButton(_("Print the correction slip"), QDialogButtonBox.ButtonRole.ActionRole)
        self.question = buttons.addButton(_("Open the question"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.print.clicked.connect(self._print)
        self.question.clicked.connect(self._ask_question)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(
            note(_("Give whoever has this sheet the correction slip. The question at which it was printed says who."))
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        if found:
            self.list.select(0)
        self._pick(self.list.thing)

    def _cells(self, one: RecalledPrint) -> tuple[str, str, str, str]:
        words, printed = self._desk.words, one.printed
        titles = correction_for(one, self._desk.pack).titles
        known = self._desk.pack.taxonomy.languages.get(printed.language)
        return (
            words.date(printed.at.astimezone().date()),
            titles.get(words.language) or titles[DUTCH],
            self._desk.name_of(known.names) if known else printed.language,
            str(printed.copies) if printed.copies else words.gettext("told"),
        )

    def _pick(self, thing: object) -> None:
        self.print.setEnabled(isinstance(thing, RecalledPrint))
        self.question.setEnabled(isinstance(thing, RecalledPrint) and thing.printed.contact is not None)

    def _print(self) -> None:
        thing, desk = self.list.thing, self._desk
        if not isinstance(thing, RecalledPrint):
            return
        slip = correction_for(thing, desk.pack)
        PreviewDialog(
            desk,
            slip,
            desk.words.gettext("Correction slip"),
            thing.printed.language,
            self,
            file_name="correction",
            contact=thing.printed.contact,
        ).open()

    def _ask_question(self) -> None:
        thing = self.list.thing
        if isinstance(thing, RecalledPrint):
            self.reject()
            self.question_wanted.emit(thing.printed.contact)
