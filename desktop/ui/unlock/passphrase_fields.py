"""Choosing a passphrase: twice, with a word on how strong it is."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit

from desktop.i18n import Translator
from desktop.ui.unlock.strength import Strength, strength
from desktop.ui.widgets.forms import add_field


class PassphraseFields:
    """The two fields and what is said of them, added to a form."""

    def __init__(self, words: Translator, form: QFormLayout) -> None:
        self._words = words
        _ = words.gettext
        self.first, self.second = QLineEdit(), QLineEdit()
        self._said = QLabel()
        self._said.setObjectName("muted")
        self._said.setWordWrap(True)
        show = QCheckBox(_("Sho&w what I type"))
        show.toggled.connect(self._show_typed)
        add_field(form, _("&Passphrase"), self.first)
        add_field(form, _("Passphrase &again"), self.second)
        form.addRow("", self._said)
        form.addRow("", show)
        for field in (self.first, self.second):
            field.textChanged.connect(lambda _: self._say())
        self._show_typed(shown=False)
        self._say()

    @property
    def passphrase(self) -> str:
        """The passphrase; empty while the two differ or it is too short."""
        typed = self.first.text()
        usable = strength(typed) is not Strength.SHORT and typed == self.second.text()
        return typed if usable else ""

    def _show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)

    def _say(self) -> None:
        _ = self._words.gettext
        typed = self.first.text()
        said = {
            Strength.SHORT: _("Too short: take four words that do not belong together."),
            Strength.FAIR: _("Fair. One more word makes it strong."),
            Strength.STRONG: _("Strong."),
        }[strength(typed)]
        if self.second.text() and self.second.text() != typed:
            said = _("The two are not the same yet.")
        self._said.setText(said)
