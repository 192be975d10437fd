"""How people like to see a list: its filter, order and columns, kept on this laptop."""

import json

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup

from desktop.spreekuur.kept_choices import keep_choice, kept_choice
from desktop.ui.desks import Desk
from desktop.ui.widgets.rows_view import RowsView

_HIDDEN = "hidden"
ORDER = "order"


class ListChoices(QObject):
    """Remembers the choices of one list by their names. `known` tells that they were read; until then nothing is chosen.

    A choice is a code, never words about a person: it stays readable by everybody who opens this laptop's store.
    """

    known = Signal()
    changed = Signal()
    """Somebody chose another order."""

    def __init__(self, desk: Desk, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._name = desk, name
        self._kept: dict[str, str] = {}
        desk.tasks.run(self, lambda: kept_choice(desk.store, name), self._take_up)

    def get(self, name: str) -> str:
        """Return a choice; empty when nobody chose."""
        return self._kept.get(name, "")

    def shows(self, column: int) -> bool:
        """Return whether nobody hid a column that is shown unasked."""
        return str(column) not in self.get(_HIDDEN).split()

    def keep(self, name: str, choice: str) -> None:
        """Remember a choice."""
        if self.get(name) == choice:
            return
        self._kept[name] = choice
        desk, own = self._desk, self._name
        told = json.dumps(self._kept, sort_keys=True)
        desk.tasks.run(self, lambda: keep_choice(desk.store, own, told), lambda _: None)

    def offer_columns(self, view: RowsView, names: dict[int, str], *, unasked: tuple[int, ...] = ()) -> None:
        """Let people hide columns of a list, with the menu key or the right button; some are hidden until asked for."""
        actions: dict[int, QAction] = {}
        for column, name in names.items():
            action = QAction(self._desk.words.gettext("Column “{name}”").format(name=name), view)
            action.setCheckable(True)
            action.toggled.connect(lambda shown, column=column: view.setColumnHidden(column, not shown))
            action.setChecked(column not in unasked)
            action.triggered.connect(lambda: self.keep(_HIDDEN, _codes(actions)))
            actions[column] = action
            view.addAction(action)
            view.setColumnHidden(column, column in unasked)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

        def take_up() -> None:
            if _HIDDEN in self._kept:
                hidden = self.get(_HIDDEN).split()
                for column, action in actions.items():
                    action.setChecked(str(column) not in hidden)

        self.known.connect(take_up)

    def offer_orders(self, view: RowsView, orders: dict[str, str]) -> None:
        """Let people choose how a list is sorted, in the same menu; `changed` tells that they did."""
        group = QActionGroup(view)
        for code, name in orders.items():
            action = QAction(name, group)
            action.setCheckable(True)
            action.setData(code)
            action.triggered.connect(lambda _=False, code=code: self._sort(code))
            view.addAction(action)
        group.actions()[0].setChecked(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

        def take_up() -> None:
            for action in group.actions():
                action.setChecked(action.data() == (self.get(ORDER) or next(iter(orders))))

        self.known.connect(take_up)

    def _sort(self, code: str) -> None:
        self.keep(ORDER, code)
        self.changed.emit()

    def _take_up(self, told: str) -> None:
        try:
            kept = json.loads(told or "{}")
        except ValueError:
            kept = {}
        if isinstance(kept, dict):
            self._kept = {str(name): choice for name, choice in kept.items() if isinstance(choice, str)} | self._kept
        self.known.emit()


def _codes(actions: dict[int, QAction]) -> str:
    return " ".join(str(column) for column, action in actions.items() if not action.isChecked())
