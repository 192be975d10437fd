"""A sheet of the keys, made from the actions that the window really has."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class KeysDialog(Dialog):
    """Shows each action with its keys."""

    def __init__(self, words: Translator, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("Keys"))
        self.resize(560, 520)
        view = RowsView(_("Keys"), [_("Keys"), _("What they do")], stretch=1)
        shown = [it for it in actions if not it.shortcut().isEmpty()]
        native = QKeySequence.SequenceFormat.NativeText
        view.show_rows([Row(it, (it.shortcut().toString(native), it.text())) for it in shown])
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(view)
        layout.addWidget(buttons)
