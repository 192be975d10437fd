"""Writing a bundle of headquarters: for the laptops of a site, or for one laptop."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.headquarters.exchange import export_bundle
from desktop.headquarters.laptops import Laptop, laptops
from desktop.ui.desks import Desk
from desktop.ui.exchange.writing_box import WritingBox
from desktop.ui.widgets.forms import heading, note

_ROOM = 32_000_000
"""Bytes that a stick must have free for a bundle with the content."""


class SendingBox(QWidget):
    """Asks for whom, and writes the bundle."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.audience = QComboBox()
        self.audience.setAccessibleName(_("For whom"))
        self.writing = WritingBox(
            desk,
            lambda folder, again: partial(
                export_bundle, desk.store, folder, self.chosen, desk.clock(), from_zero=again
            ),
            lambda: _ROOM,
        )
        self.write, self.said = self.writing.write, self.writing.said
        self.audience.activated.connect(lambda _: self.writing.forget())
        desk.changes.exchanged.connect(self.reload)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading(_("Write a bundle for laptops")))
        layout.addWidget(
            note(
                _(
                    "It tells what arrived here, who belongs to the organisation and who was withdrawn, and carries the published content."
                )
            )
        )
        layout.addWidget(self.audience)
        layout.addWidget(self.writing)
        self.reload()

    @property
    def chosen(self) -> str:
        """For whom the next bundle is: the code of a site, or the id of a laptop."""
        return str(self.audience.currentData())

    def reload(self) -> None:
        """Show for whom a bundle may be now."""
        desk = self._desk
        desk.tasks.run(self, lambda: laptops(desk.store), self._show)

    def _show(self, found: list[Laptop]) -> None:
        _ = self._desk.words.gettext
        before = self.audience.currentData()
        working = [it for it in found if it.withdrawal is None]
        sites = sorted({site.code: site.name for it in working for site in it.sites}.items(), key=lambda it: it[1])
        self.audience.clear()
        for code, name in sites:
            self.audience.addItem(_("All laptops of {site}").format(site=name), code)
        for laptop in working:
            self.audience.addItem(_("Laptop {name} alone").format(name=laptop.name), laptop.id)
        self.audience.setCurrentIndex(max(0, self.audience.findData(before)))
        self.writing.allow(bool(working), _("No laptop is enrolled yet: do that under Locations."))
        self.writing.explain("")
