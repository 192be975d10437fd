"""The trash: what was put away, and how to get it back."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.domain.retention import Kept, RetentionRule
from desktop.domain.signals import Category
from desktop.domain.trash import Trashed, TrashKind
from desktop.errors import SpreekuurError
from desktop.spreekuur.daily_words import CATEGORY_WORDS, THINGS
from desktop.spreekuur.trash import get_back, trash
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note, say
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_LONGEST = 200


class TrashDialog(Dialog):
    """Shows what was put away, the last first, and puts it back where it was."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("Trash"))
        self.resize(760, 480)
        headers = [_("What"), _("Which"), _("Put away on")]
        self.list = RowsView(_("What is in the trash"), headers, stretch=1, wrap=True)
        self.said = note()
        buttons = QDialogButtonBox()
        self.back = buttons.addButton(_("Put it &back"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.back.setEnabled(False)
        self.back.clicked.connect(lambda: self._put_back(self.list.thing))
        buttons.rejected.connect(self.reject)
        self.list.picked.connect(lambda thing: self.back.setEnabled(isinstance(thing, Trashed)))
        self.list.opened.connect(self._put_back)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(self._terms()))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self._load()

    def _terms(self) -> str:
        """Return until when what lies here is kept."""
        desk = self._desk
        _ = desk.words.gettext
        held: list[RetentionRule] = [it for it in desk.pack.retention if it.kept is not Kept.BUNDLE]
        stays = _("Nothing here is gone. No list shows it and no number counts it, until you put it back.")
        if not held:
            return stays
        rules = "; ".join(desk.name_of(dict(it.names)) for it in held)
        return stays + " " + _("The terms of keeping hold here too. {rules}.").format(rules=rules)

    def _load(self) -> None:
        store = self._desk.store
        self._desk.tasks.run(self, lambda: trash(store), self._show, self._refuse)

    def _show(self, found: list[Trashed]) -> None:
        words = self._desk.words
        self.list.show_rows(
            [
                Row(
                    it, (words.gettext(THINGS[it.kind]), self._named(it), words.date(it.changed_at.astimezone().date()))
                )
                for it in found
            ]
        )
        self.back.setEnabled(self.list.thing is not None)
        if not found:
            say(self.said, words.gettext("The trash is empty."))
        elif self.list.thing is None:
            self.list.select(0)
            self.back.setEnabled(True)
        self.list.setFocus()

    def _named(self, one: Trashed) -> str:
        if one.kind is TrashKind.WALK_IN_HOUR:
            # Kept as a moment, of which the day is enough to know it by.
            return one.text[:10]
        told = one_line(one.text)[:_LONGEST]
        if one.category in set(Category):
            category = self._desk.words.gettext(CATEGORY_WORDS[Category(one.category)])
            return f"{category}: {told}" if told else category
        return told or "–"

    def _put_back(self, thing: object) -> None:
        if not isinstance(thing, Trashed):
            return
        desk, now = self._desk, self._desk.clock()

        def done() -> None:
            said = desk.words.gettext("Put back: {thing}.")
            say(self.said, said.format(thing=desk.words.gettext(THINGS[thing.kind])), "done")
            desk.changes.tell_all()
            self._load()

        desk.tasks.run(self, lambda: get_back(desk.store, thing.kind, thing.id, now), lambda _: done(), self._refuse)

    def _refuse(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
