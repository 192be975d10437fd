"""The settings, in sections."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.ui.desks import Desk
from desktop.ui.settings.access_section import AccessSection
from desktop.ui.settings.laptop_section import LaptopSection
from desktop.ui.settings.safety_section import SafetySection
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import scrolled


class SettingsDialog(Dialog):
    """Shows what can be set. What is chosen counts at once.

    `language_asked` asks for another language, `moved` tells that this laptop records at another site; both close it.
    """

    language_asked = Signal(str)
    moved = Signal()
    manual = "settings"
    """Its page in the manual."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setWindowTitle(_("Settings"))
        self.resize(760, 600)
        self.laptop, self.access, self.safety = LaptopSection(desk), AccessSection(desk), SafetySection(desk)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Settings"))
        for word, section in (
            (_("This laptop"), self.laptop),
            (_("Access"), self.access),
            (_("Backup and check"), self.safety),
        ):
            self.tabs.addTab(scrolled(section), word)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            # Enter in a list or a field presses nothing here.
            button.setAutoDefault(False)
        self.laptop.language_asked.connect(self._ask_language)
        self.laptop.moved.connect(self._move)
        self.tabs.tabBar().setFocus()

    def _ask_language(self, language: str) -> None:
        self.accept()
        self.language_asked.emit(language)

    def _move(self) -> None:
        self.accept()
        self.moved.emit()
