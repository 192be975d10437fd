"""Who has access to this laptop, and the recovery code on paper."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.users import (
    User,
    add_user,
    change_passphrase,
    keep_recovery_code,
    new_recovery_code,
    remove_user,
    users,
)
from desktop.ui.desks import Desk
from desktop.ui.settings.passphrase_dialog import PassphraseDialog, Wanted
from desktop.ui.settings.recovery_dialog import RecoveryDialog
from desktop.ui.widgets.forms import note, say
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class AccessSection(QWidget):
    """Lists the people with access; adds and removes them, and changes what opens the store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(_("People with access"), [_("Number"), _("Name")], stretch=1)
        self.add = QPushButton(_("&Give somebody access …"))
        self.remove = QPushButton(_("&Take access away …"))
        self.change = QPushButton(_("Change my &passphrase …"))
        self.code = QPushButton(_("New &recovery code …"))
        self.said = note()
        everybody = _("Everybody has a passphrase of their own. Whoever stops coming is taken off the list.")
        practice = _("This is a training centre: it has no passphrase, so everybody has access.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(note(practice if desk.store.training else everybody))
        layout.addWidget(self.list, 1)
        for pair in ((self.add, self.remove), (self.change, self.code)):
            row = QHBoxLayout()
            for button in pair:
                button.setDisabled(desk.store.training)
                row.addWidget(button)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(self.said)
        self.add.clicked.connect(self._ask_person)
        self.remove.clicked.connect(self._ask_removal)
        self.change.clicked.connect(self._ask_change)
        self.code.clicked.connect(self._ask_code)
        self.reload()

    def reload(self) -> None:
        """Show who has access now."""
        desk = self._desk
        desk.tasks.run(self, lambda: users(desk.store), self._show)

    def _show(self, found: list[User]) -> None:
        self.list.show_rows([Row(it, (it.number, self._name(it))) for it in found])
        if found and self.list.thing is None:
            self.list.select(0)

    def _name(self, user: User) -> str:
        return user.name or self._desk.words.gettext("who made the store")

    def _ask_person(self) -> None:
        dialog = PassphraseDialog(self._desk.words, Wanted.NEW_PERSON, self)
        dialog.accepted.connect(lambda: self._add(dialog.name.text(), dialog.passphrase.passphrase))
        dialog.open()

    def _add(self, name: str, passphrase: str) -> None:
        desk = self._desk
        said = desk.words.gettext("{name} has access now, as number {number}.")
        desk.tasks.run(
            self,
            lambda: add_user(desk.store, name, passphrase),
            lambda made: self._done(said.format(name=made.name, number=made.number)),
            self._refused,
        )

    def _ask_removal(self) -> None:
        desk, user = self._desk, self.list.thing
        _ = desk.words.gettext
        if not isinstance(user, User):
            return
        asked = _(
            "{name} can then no longer open this laptop. Backups of before still open with that passphrase: make a new one, and destroy the old. Take the access away?"
        )
        if not desk.dialogs.confirm(self, asked.format(name=self._name(user)), _("Take it away"), _("No, leave it")):
            return
        said = _("{name} has no access any more. Make a new backup now, and destroy the old ones.")
        desk.tasks.run(
            self,
            lambda: remove_user(desk.store, user.number),
            lambda gone: self._done(said.format(name=self._name(gone))),
            self._refused,
        )

    def _ask_change(self) -> None:
        dialog = PassphraseDialog(self._desk.words, Wanted.OTHER, self)
        dialog.accepted.connect(lambda: self._change(dialog.old.text(), dialog.passphrase.passphrase))
        dialog.open()

    def _change(self, old: str, new: str) -> None:
        desk = self._desk
        said = desk.words.gettext("Your passphrase is changed. Backups of before still open with the old one.")
        desk.tasks.run(
            self,
            lambda: change_passphrase(desk.store, old, new),
            lambda _: self._done(said),
            self._refused,
        )

    def _ask_code(self) -> None:
        code = new_recovery_code()
        dialog = RecoveryDialog(self._desk.words, code, self)
        dialog.accepted.connect(lambda: self._keep(code))
        dialog.open()

    def _keep(self, code: str) -> None:
        desk = self._desk
        said = desk.words.gettext(
            "The new recovery code counts from now on. Destroy the paper with the old one. Backups of before still open with it."
        )
        desk.tasks.run(self, lambda: keep_recovery_code(desk.store, code), lambda _: self._done(said), self._refused)

    def _done(self, said: str) -> None:
        say(self.said, said, "done")
        self.reload()

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
