"""What this laptop is: its language, the site where it records, its key at headquarters, where its records lie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.paths import write_atomically
from desktop.spreekuur.enrolments import work_at
from desktop.spreekuur.renewals import request_renewal
from desktop.spreekuur.stores import About, Role
from desktop.ui.desks import Desk
from desktop.ui.unlock.data_places import place_warning
from desktop.ui.widgets.forms import add_field, heading, new_form, note, say

_LANGUAGES = {"nl": "Nederlands", "en": "English"}


class LaptopSection(QWidget):
    """Sets the language and the site; asks for a new key; says where the records lie.

    `language_asked` asks for another language, `moved` tells that another site is recorded at.
    """

    language_asked = Signal(str)
    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        about = desk.store.about
        self.language, self.site = QComboBox(), QComboBox()
        for code, name in _LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(desk.words.language))
        self.new_key = QPushButton(_("Ask headquarters for a new &key …"))
        self.said = note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        form = new_form()
        add_field(form, _("&Language of the program"), self.language)
        if about.role is not Role.HEADQUARTERS:
            self._fill_sites(about)
            add_field(form, _("This laptop records at &site"), self.site)
        layout.addLayout(form)
        if about.role is not Role.HEADQUARTERS:
            self._add_key(layout)
        self._add_place(layout)
        layout.addWidget(self.said)
        layout.addStretch(1)
        self.language.activated.connect(lambda _: self.language_asked.emit(str(self.language.currentData())))
        self.site.activated.connect(lambda _: self._move())
        self.new_key.clicked.connect(self._ask_key)

    def _fill_sites(self, about: About) -> None:
        _ = self._desk.words.gettext
        for site in about.sites:
            self.site.addItem(f"{site.name} ({site.code})", site.code)
        self.site.setEnabled(len(about.sites) > 1)
        self.site.setToolTip("" if len(about.sites) > 1 else _("Headquarters decides for which sites a laptop works."))

    def _add_key(self, layout: QVBoxLayout) -> None:
        _ = self._desk.words.gettext
        layout.addWidget(heading(_("Key of this laptop")))
        layout.addWidget(
            note(
                _(
                    "With its key this laptop opens bundles for it. Ask for a new one once a year, and when somebody else had the laptop. It changes after headquarters' next bundle."
                )
            )
        )
        layout.addWidget(self.new_key)

    def _add_place(self, layout: QVBoxLayout) -> None:
        desk = self._desk
        _ = desk.words.gettext
        layout.addWidget(heading(_("Where the records lie")))
        layout.addWidget(note(str(desk.store.home.folder), kind="plain"))
        self.warning = note(place_warning(desk.words, desk.store.home), kind="refused")
        self.warning.setVisible(bool(self.warning.text()))
        layout.addWidget(self.warning)

    def _move(self) -> None:
        desk, code = self._desk, str(self.site.currentData())
        if code != desk.store.about.sites[0].code:
            desk.tasks.run(self, lambda: work_at(desk.store, code), lambda _: self.moved.emit(), self._refused)

    def _ask_key(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_save(
            self, _("Request for a new key"), "nieuwe-sleutel.spreekuur", _("All files (*)")
        )
        if path is None:
            return
        said = _("Saved as {place}. Bring or send it to headquarters. Until the new key is there, the old one works.")
        desk.tasks.run(
            self,
            lambda: write_atomically(path, request_renewal(desk.store), private=False),
            lambda _: say(self.said, said.format(place=path), "done"),
            self._refused,
        )

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
