"""The list of people, found by a name in any spelling, a V-number or a room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.pages import PeopleOrder, PersonLine, WantedPeople
from desktop.spreekuur.overviews import sites_held
from desktop.spreekuur.people import count_of_people, page_of_people
from desktop.spreekuur.stores import Site
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.list_choices import ORDER, ListChoices
from desktop.ui.widgets.paged_view import PagedView, Source
from desktop.ui.widgets.rows_model import Row

_QUIET = 120
"""Milliseconds without a key after which is looked."""
_SPEAKS = 2


class FindLine(QLineEdit):
    """The field above a list. The arrow down goes to the list, Enter opens what stands first."""

    stepping_down = Signal()
    opening = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to what it found."""
        if event.key() == Qt.Key.Key_Down:
            self.stepping_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opening.emit()
        else:
            super().keyPressEvent(event)


class PeopleList(QWidget):
    """Shows who is here, no more of each than is needed to find the right one. `opened` tells which `PersonLine`."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.search = FindLine()
        self.search.setPlaceholderText(_("Name, V-number or room"))
        self.search.setAccessibleName(_("Find a person"))
        glass = self.search.addAction(desk.icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(self.search.accessibleName())
        self.search.setClearButtonEnabled(True)
        self.site = QComboBox()
        self.site.setAccessibleName(_("Site"))
        self.site.addItem(_("All sites"), "")
        headers = [_("Name"), _("Their room"), _("Speaks")]
        self.list = PagedView(desk, _("People"), headers, stretch=0, single=True)
        self.choices = ListChoices(desk, "people", self)
        self.choices.offer_columns(self.list, {1: headers[1], _SPEAKS: headers[_SPEAKS]})
        orders = {PeopleOrder.NAME: _("By name, from A to Z"), PeopleOrder.NAME_BACKWARDS: _("By name, from Z to A")}
        self.choices.offer_orders(self.list, {str(order): name for order, name in orders.items()})
        self.said = note()
        self._open_first = False
        self._shown: WantedPeople | None = None
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._look)
        self.search.textEdited.connect(lambda _: self._timer.start())
        self.search.stepping_down.connect(self._step_down)
        self.search.opening.connect(self._open_when_there)
        self.list.opened.connect(self.opened)
        self.list.counted.connect(self._show_count)
        self.site.activated.connect(lambda _: self._choose_site())
        self.choices.known.connect(self._take_up)
        self.choices.changed.connect(self._look)
        desk.tasks.run(self, lambda: sites_held(desk.store), self._show_sites)
        self.site.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.site)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        self.setFocusProxy(self.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the language where there is hardly room for names."""
        super().resizeEvent(event)
        self._make_room()

    def reload(self) -> None:
        """Show who is here now, at the same place of the list."""
        self._look(same=True)

    def _look(self, *, same: bool = False) -> None:
        self._timer.stop()
        store, wanted = self._desk.store, self._wanted
        self._shown = wanted

        def page(skip: int, size: int) -> Sequence[Row]:
            return [self._row(line) for line in page_of_people(store, wanted, skip=skip, size=size).lines]

        self.list.show_list(Source(lambda: count_of_people(store, wanted), page), same=same)

    @property
    def _wanted(self) -> WantedPeople:
        kept = self.choices.get(ORDER)
        order = PeopleOrder(kept) if kept in set(PeopleOrder) else PeopleOrder.NAME
        return WantedPeople(str(self.site.currentData() or ""), self.search.text().strip(), order)

    def _show_sites(self, sites: Sequence[Site]) -> None:
        """Let people choose a site where this laptop holds people of several."""
        for site in sites:
            self.site.addItem(site.name, site.code)
        self.site.setVisible(len(sites) > 1)
        self._take_up()

    def _take_up(self) -> None:
        """Choose what was chosen the last time."""
        kept = self.site.findData(self.choices.get("site"))
        self.site.setCurrentIndex(max(0, kept))
        self._make_room()
        if self.isVisible() and self._wanted != self._shown:
            self._look()

    def _choose_site(self) -> None:
        self.choices.keep("site", str(self.site.currentData() or ""))
        self._look()

    def _make_room(self) -> None:
        narrow = self.width() < 26 * self.fontMetrics().averageCharWidth() + 100
        self.list.setColumnHidden(_SPEAKS, narrow or not self.choices.shows(_SPEAKS))

    def _row(self, line: PersonLine) -> Row:
        language = self._desk.pack.taxonomy.languages.get(line.speaks)
        spoken = self._desk.name_of(language.names) if language else line.speaks
        return Row(line, (line.name, line.room, spoken))

    def _show_count(self, total: int) -> None:
        words = self._desk.words
        if total:
            self.said.setText(words.ngettext("{count} person", "{count} people", total))
        else:
            self.said.setText(words.gettext("Nobody found. Try fewer letters, the V-number or the room."))
        if self._open_first:
            self._open_first = False
            self._open_chosen()

    def _step_down(self) -> None:
        if self.list.thing is None:
            self.list.select(0)
        self.list.setFocus()

    def _open_when_there(self) -> None:
        """Open the first one; when the list still shows an earlier word, once it has caught up."""
        if self._timer.isActive():
            self._open_first = True
            self._look()
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        if self.list.thing is None:
            self.list.select(0)
        if self.list.thing is not None:
            self.opened.emit(self.list.thing)
