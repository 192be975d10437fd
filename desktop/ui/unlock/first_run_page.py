"""The first run: what this laptop is, a passphrase, and a recovery code that is tested then and there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.content.packs import Pack
from desktop.errors import SpreekuurError
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.tasks import Tasks
from desktop.ui.unlock.data_places import place_warning
from desktop.ui.unlock.passphrase_fields import PassphraseFields
from desktop.ui.unlock.recovery_page import RecoveryPage
from desktop.ui.widgets.files import read_small
from desktop.ui.widgets.forms import add_field, heading, new_form, note, primary

Made = tuple[Store, str]


class FirstRunPage(QWidget):
    """Makes a store. `made` tells it once the recovery code has been written down and tested."""

    made = Signal(object)
    restore_asked = Signal()
    held = Signal(bool)
    """Whether a store is being made, or its code stands on screen: nothing may be exchanged under it then."""

    def __init__(self, home: Home, pack: Pack, words: Translator, tasks: Tasks, dialogs: Dialogs) -> None:
        super().__init__()
        self._home, self._pack, self._words, self._tasks, self._dialogs = home, pack, words, tasks, dialogs
        self._organisation: Path | None = None
        self._unconfirmed: Store | None = None
        self._steps = QStackedWidget()
        self.said = note(kind="refused")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(words.gettext("Welcome to Spreekuur"), "title"))
        layout.addWidget(self._steps, 1)
        layout.addWidget(self.said)
        self._steps.addWidget(self._choices())

    @property
    def code_is_open(self) -> bool:
        """Whether a recovery code is shown that nobody has confirmed yet."""
        return self._unconfirmed is not None

    def abandon(self) -> None:
        """Throw away a store whose recovery code nobody confirmed. It does not count, and nothing was recorded in it."""
        if self._unconfirmed is not None:
            self._unconfirmed.close()
            self._unconfirmed = None
        self._home.unconfirmed.discard()

    def _choices(self) -> QWidget:
        _ = self._words.gettext
        step, layout = _step()
        layout.addWidget(note(_("What is this laptop for? Nothing leaves it unless you say so.")))
        self.training = primary(_("&Practise: a centre with invented people"))
        self.laptop = QPushButton(_("&Walk-in hour: a laptop of a site"))
        self.headquarters = QPushButton(_("&Headquarters"))
        for button, begin in (
            (self.training, self._make_training),
            (self.laptop, self._ask_laptop),
            (self.headquarters, self._ask_headquarters),
        ):
            button.clicked.connect(lambda _=False, begin=begin: begin())
            button.setMinimumHeight(48)
            layout.addWidget(button)
        self.restore = QPushButton(_("Put a &backup back …"))
        self.restore.clicked.connect(self.restore_asked)
        layout.addWidget(self.restore, alignment=Qt.AlignmentFlag.AlignLeading)
        warning = place_warning(self._words, self._home)
        if warning:
            layout.addWidget(note(warning, kind="refused"))
        layout.addStretch(1)
        return step

    def _ask_laptop(self) -> None:
        _ = self._words.gettext
        self.site_name, self.site_code, self.device_name = QLineEdit(), QLineEdit(), QLineEdit()
        self.site_code.setPlaceholderText("ZUT")
        form = new_form()
        add_field(form, _("&Name of the site"), self.site_name)
        add_field(form, _("&Code of the site"), self.site_code)
        form.addRow("", heading(_("As headquarters wrote it, such as ZUT."), "muted"))
        add_field(form, _("Name of this &laptop"), self.device_name)
        self.passphrase = PassphraseFields(self._words, form)
        organisation = QPushButton(_("&Organisation file … (may come later)"))
        organisation.clicked.connect(lambda: self._choose_organisation(organisation))
        form.addRow("", organisation)
        self._show_form(form, self._make_laptop)
        self.site_name.setFocus()

    def _ask_headquarters(self) -> None:
        _ = self._words.gettext
        self.organisation_name, self.device_name = QLineEdit(), QLineEdit()
        form = new_form()
        add_field(form, _("&Name of the organisation"), self.organisation_name)
        add_field(form, _("Name of this &laptop"), self.device_name)
        self.passphrase = PassphraseFields(self._words, form)
        self._show_form(form, self._make_headquarters)
        self.organisation_name.setFocus()

    def _show_form(self, form: QFormLayout, make: Callable[[], None]) -> None:
        _ = self._words.gettext
        step, layout = _step()
        layout.addLayout(form)
        buttons = QHBoxLayout()
        back = QPushButton(_("&Back"))
        self.make = primary(_("&Make it"))
        back.clicked.connect(lambda: self._steps.setCurrentIndex(0))
        self.make.clicked.connect(make)
        self.passphrase.second.returnPressed.connect(self.make.click)
        buttons.addWidget(back)
        buttons.addWidget(self.make)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._steps.setCurrentIndex(self._steps.addWidget(step))

    def _choose_organisation(self, button: QPushButton) -> None:
        _ = self._words.gettext
        self._organisation = self._dialogs.choose_open(self, _("Organisation file"), _("All files (*)"))
        if self._organisation is not None:
            button.setText(self._organisation.name)

    def _make_training(self) -> None:
        home, pack = self._home, self._pack
        self._tasks.run(self, lambda: make_training(home, pack, wall_clock()), self.made.emit, self._refused)

    def _make_laptop(self) -> None:
        home, file = self._home.unconfirmed, self._organisation
        site = Site(self.site_code.text().strip(), self.site_name.text().strip())
        name, passphrase = self.device_name.text().strip(), self.passphrase.passphrase

        def make() -> Made:
            organisation = None if file is None else read_small(file)
            return make_laptop(home, passphrase, site=site, device_name=name, organisation=organisation)

        self._make(make)

    def _make_headquarters(self) -> None:
        home, passphrase = self._home.unconfirmed, self.passphrase.passphrase
        organisation, name = self.organisation_name.text().strip(), self.device_name.text().strip()
        self._make(lambda: make_headquarters(home, passphrase, organisation_name=organisation, device_name=name))

    def _make(self, make: Callable[[], Made]) -> None:
        _ = self._words.gettext
        if not self.passphrase.passphrase:
            self.said.setText(_("Choose a passphrase that is long enough, and type it twice."))
            return
        self.said.setText("")
        self.make.setEnabled(False)
        self.held.emit(True)
        # What an earlier run left when it was closed or crashed before its code was confirmed.
        self._home.unconfirmed.discard()
        self._tasks.run(self, make, self._show_code, self._refused)

    def _show_code(self, made: Made) -> None:
        self._unconfirmed, code = made
        page = RecoveryPage(self._words, code)
        page.tested.connect(lambda: self._confirm(page))
        self._steps.setCurrentIndex(self._steps.addWidget(page))
        page.typed.setFocus()

    def _confirm(self, page: RecoveryPage) -> None:
        """Let the store count, now that its code is on paper."""
        store, home, passphrase = self._unconfirmed, self._home, self.passphrase.passphrase
        if store is None:
            return

        def move() -> Store:
            store.close()
            home.take_in(home.unconfirmed)
            return open_store(home, passphrase)

        def refused(error: SpreekuurError) -> None:
            self.said.setText(self._words.tell(error))
            page.go.setEnabled(True)

        self._tasks.run(self, move, self._count, refused)

    def _count(self, store: Store) -> None:
        self._unconfirmed = None
        self.made.emit(store)

    def _refused(self, error: SpreekuurError) -> None:
        self.held.emit(False)
        self.said.setText(self._words.tell(error))
        if self._steps.currentIndex() > 0:
            self.make.setEnabled(True)


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    return step, layout
