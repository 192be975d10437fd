"""The page of the sites and their laptops, at headquarters."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.headquarters.devices import add_site, remove_site
from desktop.headquarters.keys import has_escrow_key
from desktop.headquarters.laptops import Laptop, laptops, quiet_sites
from desktop.headquarters.withdrawals import revoke_device, withdrawal_notice
from desktop.paths import write_atomically
from desktop.sync.documents import Site
from desktop.ui.desks import Desk
from desktop.ui.locations.enrolling_box import EnrollingBox
from desktop.ui.locations.keys_box import KeysBox
from desktop.ui.locations.site_dialog import SiteDialog
from desktop.ui.locations.withdraw_dialog import WithdrawDialog
from desktop.ui.locations.words import attention_lines, laptop_words, row_of
from desktop.ui.widgets.forms import heading, note, pane, say
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_view import RowsView

Known = tuple[list[Laptop], bool]
"""All laptops, and whether there is an escrow key."""


class LocationsPage(Page):
    """Lists the laptops by site, with what needs attention on top; enrols, changes and withdraws them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.attention = note(kind="plain")
        self.attention.setAccessibleName(_("What needs attention"))
        headers = [_("Site"), _("Laptop"), _("Newest")]
        self.list = RowsView(_("Laptops by site"), headers, stretch=0, wrap=True)
        self.details = note()
        self.more = QPushButton(_("One site &more …"))
        self.less = QPushButton(_("Not for this site any more …"))
        self.withdraw = QPushButton(_("&Lost or stolen …"))
        self.said = note()
        self.enrolling = EnrollingBox(desk)
        self.keys = KeysBox(desk)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("What to do"))
        self._found: list[Laptop] = []
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.list.rows.modelReset.connect(self._show_chosen)
        self.more.clicked.connect(self._ask_site)
        self.less.clicked.connect(self._remove_site)
        self.withdraw.clicked.connect(self._ask_withdrawal)
        desk.changes.exchanged.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the laptops as they are known now."""
        desk = self.desk
        desk.tasks.run(self, lambda: (laptops(desk.store), has_escrow_key(desk.store)), self._show)

    def panes(self) -> list[QWidget]:
        """Return the laptops, and what can be done with the chosen one, a new one and the keys."""
        return [self.list, self.tabs.tabBar()]

    @property
    def _chosen(self) -> tuple[Laptop, Site] | None:
        thing = self.list.thing
        return thing if isinstance(thing, tuple) else None

    def _show(self, known: Known) -> None:
        desk = self.desk
        self._found, escrow = known
        now = desk.clock()
        lines = attention_lines(desk.words, quiet_sites(self._found, now), self._found, escrow=escrow)
        self.attention.setText("\n".join(lines) or desk.words.gettext("Nothing needs attention."))
        pairs = [(laptop, site) for laptop in self._found for site in laptop.sites]
        # The withdrawn ones below all others: one looks for them seldom.
        pairs.sort(key=lambda it: (it[0].withdrawal is not None, it[1].name, it[0].name))
        self.list.show_rows([row_of(desk.words, laptop, site, now) for laptop, site in pairs])
        if pairs and self._chosen is None:
            self.list.select(0)
        self.keys.show_escrow(escrow)

    def _show_chosen(self) -> None:
        _ = self.desk.words.gettext
        chosen = self._chosen
        works = chosen is not None and chosen[0].withdrawal is None
        self.more.setEnabled(works)
        self.less.setEnabled(works)
        self.withdraw.setEnabled(chosen is not None)
        gone = chosen is not None and not works
        self.withdraw.setText(_("Write its notice again …") if gone else _("&Lost or stolen …"))
        self.details.setText(laptop_words(self.desk.words, chosen[0]) if chosen else _("No laptop is enrolled yet."))

    def _ask_site(self) -> None:
        if self._chosen is None:
            return
        laptop, _site = self._chosen
        sites = {site.code: site for it in self._found for site in it.sites}
        known = sorted((it for it in sites.values() if it not in laptop.sites), key=lambda it: it.name)
        dialog = SiteDialog(self.desk, laptop.name, known, self)
        dialog.accepted.connect(lambda: self._add_site(laptop, dialog.site))
        dialog.open()

    def _add_site(self, laptop: Laptop, site: Site | None) -> None:
        desk = self.desk
        if site is not None:
            self._write_welcome(lambda: add_site(desk.store, laptop.id, site, desk.clock()))

    def _remove_site(self) -> None:
        desk = self.desk
        _ = desk.words.gettext
        if self._chosen is None:
            return
        laptop, site = self._chosen
        asked = _("{laptop} no longer works for {site}. What it recorded there stays. Go on?")
        asked = asked.format(laptop=laptop.name, site=site.name)
        if desk.dialogs.confirm(self, asked, _("Yes, write the welcome"), _("No, leave it")):
            self._write_welcome(lambda: remove_site(desk.store, laptop.id, site.code, desk.clock()))

    def _write_welcome(self, make: Callable[[], bytes]) -> None:
        _ = self.desk.words.gettext
        path = self.desk.dialogs.choose_save(self, _("Welcome for the laptop"), "welkom.spreekuur", _("All files (*)"))
        if path is not None:
            self._write(path, make, _("Saved as {place}. Let the laptop take it in.").format(place=path))

    def _ask_withdrawal(self) -> None:
        if self._chosen is None:
            return
        laptop, _site = self._chosen
        if laptop.withdrawal is not None:
            self._withdraw(laptop, None)
            return
        dialog = WithdrawDialog(self.desk, laptop, self)
        dialog.accepted.connect(lambda: self._withdraw(laptop, dialog))
        dialog.open()

    def _withdraw(self, laptop: Laptop, dialog: WithdrawDialog | None) -> None:
        """Withdraw a laptop when a dialog said so, and write the notice that closes it."""
        desk = self.desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_save(self, _("Notice for the laptop"), "ingetrokken.spreekuur", _("All files (*)"))
        lost = dialog.day if dialog else None

        def withdraw() -> bytes:
            if dialog is not None:
                revoke_device(desk.store, laptop.id, desk.clock(), lost=lost)
            return withdrawal_notice(desk.store, laptop.id, desk.clock())

        if path is None:
            say(self.said, _("Nothing was changed."))
            return
        said = _(
            "{name} is withdrawn. Write a bundle for every site, so that the other laptops know it. The notice is {place}: put it on a stick for whoever finds the laptop."
        )
        self._write(path, withdraw, said.format(name=laptop.name, place=path))

    def _write(self, path: Path, make: Callable[[], bytes], said: str) -> None:
        def write() -> None:
            write_atomically(path, make(), private=False)

        def written(_done: None) -> None:
            say(self.said, said, "done")
            self.desk.changes.exchanged.emit()

        self.desk.tasks.run(self, write, written, self._refused)

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self.desk.words.tell(error), "refused")
        # It may be that only the file could not be written.
        self.desk.changes.exchanged.emit()

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        top, attention = pane()
        attention.addWidget(heading(_("What needs attention")))
        attention.addWidget(self.attention)
        middle, listed = pane()
        listed.addWidget(heading(_("Laptops by site")))
        listed.addWidget(self.list, 1)
        chosen, tasks = _tab()
        for widget in (self.details, self.more, self.less, self.withdraw, self.said):
            tasks.addWidget(widget)
        self.tabs.addTab(chosen, _("This laptop"))
        for part, title in ((self.enrolling, _("Enrol")), (self.keys, _("Keys of bundles"))):
            inside, rows = _tab()
            rows.addWidget(part)
            self.tabs.addTab(inside, title)
        work, tabs = pane()
        tabs.addWidget(self.tabs)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(top)
        left.addWidget(middle, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(left, 3)
        layout.addWidget(work, 2)


def _tab() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.setSpacing(12)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return inside, layout
