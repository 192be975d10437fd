"""Letting a laptop work for one site more: which one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.sync.documents import Site
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note, primary, say


class SiteDialog(Dialog):
    """Chooses a site that there is, or names a new one."""

    def __init__(self, desk: Desk, laptop: str, known: Sequence[Site], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.site: Site | None = None
        """What was chosen; none as long as nobody has."""
        _ = desk.words.gettext
        self.setWindowTitle(_("One site more"))
        self.setMinimumWidth(560)
        self.choice = QComboBox()
        for site in known:
            self.choice.addItem(f"{site.name} ({site.code})", site)
        self.choice.addItem(_("A new site"), None)
        self.code, self.name = QLineEdit(), QLineEdit()
        self.said = note(kind="refused")
        self.take = primary(_("Write the welcome …"))
        self.take.setDefault(True)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        form = new_form()
        add_field(form, _("&Site"), self.choice)
        add_field(form, _("&Code"), self.code)
        add_field(form, _("&Name"), self.name)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("For which site does {laptop} work too?").format(laptop=laptop)))
        layout.addWidget(
            note(_("It then gets what the laptops of that site keep, with the names. It hears so from a welcome."))
        )
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.choice.activated.connect(lambda _: self._fill())
        self.take.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self._fill()

    def _fill(self) -> None:
        site = self.choice.currentData()
        self.code.setText(site.code if site else "")
        self.name.setText(site.name if site else "")
        for line in (self.code, self.name):
            line.setEnabled(site is None)

    def _take(self) -> None:
        try:
            self.site = Site(self.code.text().strip(), self.name.text().strip())
        except ValueError:
            _ = self._desk.words.gettext
            say(self.said, _("A code has no blanks, such as ZUT-1, and a name is one line."), "refused")
            return
        self.accept()
