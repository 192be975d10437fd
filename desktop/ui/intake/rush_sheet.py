"""Twenty people in the corridor: one key for each visitor, saved at once, filled in when it is quiet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.errors import SpreekuurError
from desktop.spreekuur.rush import MOST_KEYS, RushKey, record_in_haste, rush_keys, set_rush_keys
from desktop.spreekuur.undoing import Undone, undo
from desktop.ui.desks import Desk
from desktop.ui.intake.boxes import Boxes
from desktop.ui.intake.contact_rows import named_topics
from desktop.ui.intake.options import language_options, topic_options
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import heading, note, primary

DIGITS = "1234567890"


class RushSheet(Dialog):
    """Records a visitor with one key. Escape closes it; what was recorded waits in the list of what is to be filled in."""

    keys_shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: tuple[RushKey, ...] = ()
        self._count = 0
        _ = desk.words.gettext
        self.setWindowTitle(_("One key for each visitor"))
        self.setMinimumWidth(800)
        self.buttons: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.said = note(kind="done")
        self.said.setMinimumHeight(40)
        self.undo = QPushButton(_("Undo the last one (Ctrl+Z)"))
        self.undo.clicked.connect(self._undo)
        self.undo.setEnabled(False)
        self.choose = QPushButton(_("Choose the keys …"))
        self.choose.clicked.connect(self._choose_keys)
        close = QPushButton(_("Close (Esc)"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addWidget(self.choose)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Press a number: the visitor is recorded at once.")))
        layout.addWidget(note(_("Fill in the rest when it is quiet: it stands under “To fill in”.")))
        layout.addLayout(self._grid)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        for button in (self.undo, self.choose, close):
            button.setAutoDefault(False)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record the visitor of a key. A key that is held down counts once."""
        place = DIGITS.find(event.text()) if event.text() else -1
        if place < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and place < len(self._keys):
            self.record(self._keys[place])

    def done(self, result: int) -> None:
        """Close, and say in the window how many were recorded."""
        super().done(result)
        if self._count:
            said = self._desk.words.ngettext(
                "{count} visitor was recorded in haste.", "{count} visitors were recorded in haste.", self._count
            )
            self._desk.changes.noticed.emit(said, True)

    def record(self, key: RushKey) -> None:
        """Record a visitor, and say so once it is on the disk."""
        desk, now = self._desk, self._desk.clock()
        recorded = partial(self._recorded, key)
        desk.tasks.run(self, lambda: record_in_haste(desk.store, desk.pack, key, now), recorded, self._refused)

    def _recorded(self, key: RushKey, contact: Contact) -> None:
        words = self._desk.words
        self._count += 1
        time = f"{contact.at.astimezone():%H:%M:%S}"
        said = words.gettext("Saved {time}: {what}. {count} in a row.")
        self._say(said.format(time=time, what=self._named(key), count=self._count), "done")
        self.undo.setEnabled(True)
        self._desk.changes.contacts_changed.emit()

    def _undo(self) -> None:
        if self._count:
            desk, now = self._desk, self._desk.clock()
            desk.tasks.run(self, lambda: undo(desk.store, now), self._undone, self._refused)

    def _undone(self, _step: Undone) -> None:
        self._count -= 1
        self.undo.setEnabled(self._count > 0)
        self._say(self._desk.words.gettext("Undone: the last visitor is not counted."), "done")
        self._desk.changes.contacts_changed.emit()

    def _refused(self, error: SpreekuurError) -> None:
        self._say(
            self._desk.words.gettext("Not saved. {sentence}").format(sentence=self._desk.words.tell(error)), "refused"
        )

    def _say(self, sentence: str, kind: str) -> None:
        self.said.setObjectName(kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(sentence)

    def _load(self) -> None:
        desk, now = self._desk, self._desk.clock()
        desk.tasks.run(self, lambda: rush_keys(desk.store, desk.pack, now), self._show_keys)

    def _show_keys(self, keys: tuple[RushKey, ...]) -> None:
        self._keys = keys
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, key in enumerate(keys):
            button = self._button(DIGITS[place], key)
            self._grid.addWidget(button, place % 5, place // 5)
            self.buttons.append(button)
        if not keys:
            self._say(self._desk.words.gettext("No keys yet. Choose what each of them writes down."), "muted")
            self.choose.setFocus()
        else:
            self.setFocus()
        self.keys_shown.emit()

    def _button(self, digit: str, key: RushKey) -> QPushButton:
        """Return the button of a key: the words of a button itself would not break over two lines."""
        button = QPushButton()
        button.setAccessibleName(f"{digit}: {self._named(key)}")
        button.setAutoDefault(False)
        button.setObjectName("rush")
        button.clicked.connect(lambda: self.record(key))
        row = QHBoxLayout(button)
        number, words = heading(digit, "title"), QLabel(self._named(key))
        words.setWordWrap(True)
        row.addWidget(number)
        row.addWidget(words, 1)
        for label in (number, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return button

    def _named(self, key: RushKey) -> str:
        desk = self._desk
        language = desk.pack.taxonomy.languages[key.language]
        return f"{desk.name_of(language.names)} · {named_topics(desk, [key.topic])}"

    def _choose_keys(self) -> None:
        dialog = RushKeysDialog(self._desk, self._keys, self)
        dialog.accepted.connect(self._load)
        dialog.open()


class RushKeysDialog(Dialog):
    """Chooses a language and a topic for each key. None chosen: the keys follow what is asked most."""

    def __init__(self, desk: Desk, keys: tuple[RushKey, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("Choose the keys"))
        self.setMinimumWidth(640)
        boxes = Boxes(desk)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        languages, topics = language_options(desk), topic_options(desk)
        self.rows = []
        for place in range(MOST_KEYS):
            language, topic = boxes.choice(languages), boxes.choice(topics)
            language.setAccessibleName(_("Language of key {key}").format(key=DIGITS[place]))
            topic.setAccessibleName(_("Topic of key {key}").format(key=DIGITS[place]))
            if place < len(keys):
                language.set_code(keys[place].language)
                topic.set_code(keys[place].topic)
            grid.addWidget(heading(DIGITS[place]), place, 0)
            grid.addWidget(with_doubt(language), place, 1)
            grid.addWidget(with_doubt(topic), place, 2)
            self.rows.append((language, topic))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        self.save = primary(_("Save"))
        cancel = QPushButton(_("Cancel"))
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(note(_("Leave all empty, and the keys follow what is asked most at this site.")))
        layout.addLayout(grid)
        layout.addLayout(foot)
        for button in (self.save, cancel):
            button.setAutoDefault(False)

    def _save(self) -> None:
        for language, topic in self.rows:
            language.settle()
            topic.settle()
            if language.doubt or topic.doubt:
                return
        keys = tuple(
            RushKey(language.code, topic.code) for language, topic in self.rows if language.code and topic.code
        )
        desk = self._desk
        desk.tasks.run(self, lambda: set_rush_keys(desk.store, desk.pack, keys), lambda _: self.accept())
