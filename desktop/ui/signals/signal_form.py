"""The form of one signal. What leads to a person is taken out as it is written, and shown."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.signals import MAX_HEADS, Signal, SignalEntry
from desktop.spreekuur.daily_words import CATEGORY_WORDS, EVIDENCE_WORDS, SEVERITY_WORDS, SIGNAL_KIND_WORDS
from desktop.spreekuur.signals import anonymised
from desktop.ui.desks import Desk
from desktop.ui.intake.options import topic_options
from desktop.ui.signals.drafts import Draft, Stored
from desktop.ui.widgets.autosave import Action, Autosave
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import add_field, heading, new_form, note, scrolled
from desktop.ui.widgets.many_choices_box import ManyChoicesBox
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.option_ranks import Option
from desktop.ui.widgets.saved_label import SavedLabel
from desktop.ui.widgets.text_box import TextBox


class SignalForm(QWidget):
    """Fills in one signal. `saved` says that it is on the disk."""

    saved = QtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft = Draft(desk)
        self._stored: Stored | None = None
        self._loading = False
        self.autosave = Autosave(desk, self._collect, self)
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_signal(None)

    @property
    def taken_out(self) -> str:
        """What is said of what was taken out; empty when nothing was."""
        return self._taken.text()

    def entry(self) -> SignalEntry:
        """Return what the form holds; an example counts once the client agreed."""
        agreed = self.consent.isChecked()
        return replace(
            self._draft.seen,
            category=self.category.code,
            kind=self.kind.code,
            topics=self.topics.codes,
            theme=one_line(self.theme.text()).strip(),
            heads=None if self.heads.value() < 0 else self.heads.value(),
            severity=self.severity.code,
            evidence=self.evidence.code,
            raised_here=self.raised_here.isChecked(),
            consent=agreed,
            strategic=agreed and self.strategic.isChecked(),
            example=self.example.toPlainText() if agreed else "",
        )

    def show_signal(self, signal: Signal | None) -> None:
        """Show a signal, or an empty form. What stood here must have been settled."""
        self.autosave.forget()
        self._offer_categories(())
        self._draft, self._stored = Draft(self._desk, signal), None
        self._show(signal.entry if signal else SignalEntry(""))
        self._draft.seen = self.entry()
        self._saved.clear()
        self._say_taken(())
        words = self._desk.words
        day = words.date(signal.at.astimezone().date()) if signal else ""
        said = words.gettext("Signal of {day}").format(day=day) if signal else words.gettext("New signal")
        self._what.setText(said)

    def start_from(self, contact: Contact) -> None:
        """Begin a signal with what a question was about, and its words without what leads to a person.

        Nothing is saved before somebody chooses what the signal is about, and no words before the client agrees.
        """
        self.show_signal(None)
        draft = self._draft
        self._offer_categories(contact.entry.topics)
        wanted = SignalEntry("", topics=contact.entry.topics, example=contact.entry.question)

        def show(found: tuple[SignalEntry, tuple[str, ...]]) -> None:
            entry, taken = found
            if draft is self._draft and draft.id is None:
                self._loading = True
                self.topics.set_codes(entry.topics)
                self.example.replace(entry.example)
                self._loading = False
                self._say_taken(taken)

        self._desk.tasks.run(self, lambda: anonymised(self._desk.store, wanted), show)

    def refresh(self, signal: Signal) -> None:
        """Show what others changed in the signal at hand, unless somebody edits it here."""
        if signal.id == self._draft.id and self.autosave.clean and signal.entry != self._draft.seen:
            self.show_signal(signal)

    def confirm_saved(self) -> None:
        """Save at once, and say again until when everything is saved."""
        if self.autosave.settle() == "" and self._draft.id is not None:
            self.autosave.saved.emit(self._desk.clock())

    def _make_fields(self) -> None:
        _ = self._desk.words.gettext
        arrow = self._desk.icons.icon("open-list")
        self.category = self._choice(())
        self.kind = self._choice(SIGNAL_KIND_WORDS.items())
        self.severity = self._choice(SEVERITY_WORDS.items())
        self.evidence = self._choice(EVIDENCE_WORDS.items())
        self.topics = ManyChoicesBox(topic_options(self._desk), arrow, self._removal, self._not_listed)
        self.theme = self._theme_line()
        self.heads = QSpinBox()
        self.heads.setMinimumHeight(34)
        self.heads.setRange(-1, MAX_HEADS)
        self.heads.setSpecialValueText(_("not counted"))
        self.raised_here = QCheckBox(_("Already &raised here"))
        self.consent = QCheckBox(_("The client &agrees to an example"))
        self.strategic = QCheckBox(_("A &lawyer should look at this"))
        self.example = TextBox(96)
        self._taken = note(kind="refused")
        self._taken.hide()
        self._saved = SavedLabel(self._desk, self.autosave)
        self._what = heading("", "title")

    def _offer_categories(self, topics: tuple[str, ...]) -> None:
        """Offer all categories, first those that these topics make one think of."""
        _ = self._desk.words.gettext
        likely = {str(it.category) for it in self._desk.pack.signals if set(it.topics) & set(topics)}
        options = [Option(str(code), _(word)) for code, word in CATEGORY_WORDS.items()]
        self.category.set_options(sorted(options, key=lambda it: it.code not in likely))

    def _theme_line(self) -> QLineEdit:
        """Return a line that offers what headquarters often hears, and takes any other words."""
        line = QLineEdit()
        self._themes = QStringListModel(self)
        offer = QCompleter(self._themes, self)
        offer.setFilterMode(Qt.MatchFlag.MatchContains)
        offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offer.activated.connect(lambda _: self._chosen())
        line.setCompleter(offer)

        def show_all() -> None:
            line.setFocus()
            offer.setCompletionPrefix("")
            offer.complete()

        arrow = self._desk.icons.icon("open-list")
        opens = line.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        opens.setText(self._desk.words.gettext("&What goes wrong, in one line").replace("&", ""))
        opens.triggered.connect(show_all)
        return line

    def _offer_themes(self) -> None:
        found = [it for it in self._desk.pack.signals if it.category == self.category.code]
        self._themes.setStringList([self._desk.name_of(theme.names) for it in found for theme in it.themes])

    def _choice(self, words: Iterable[tuple[str, str]]) -> ChoiceBox:
        _ = self._desk.words.gettext
        options = [Option(str(code), _(word)) for code, word in words]
        return ChoiceBox(options, self._desk.icons.icon("open-list"), self._not_listed)

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("A&bout"), with_doubt(self.category))
        add_field(form, _("&What goes wrong, in one line"), self.theme)
        add_field(form, _("&How many people"), self.heads)
        add_field(form, _("&Kind"), with_doubt(self.kind))
        add_field(form, _("&Topics"), self.topics)
        add_field(form, _("How ba&d"), with_doubt(self.severity))
        add_field(form, _("How we k&now"), with_doubt(self.evidence))
        form.addRow(self.raised_here)
        form.addRow(self.consent)
        add_field(form, _("E&xample"), self.example)
        form.addRow(self.strategic)
        form.setRowWrapPolicy(form.RowWrapPolicy.WrapLongRows)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.addLayout(form)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._what)
        layout.addWidget(note(_("No names, no numbers: nothing may lead to a person.")))
        # Outside what scrolls: nobody may miss it.
        layout.addWidget(self._taken)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self._saved)

    def _connect(self) -> None:
        for box in (self.category, self.kind, self.severity, self.evidence):
            box.chosen.connect(lambda _: self._chosen())
            box.doubted.connect(lambda _: self._chosen())
        self.topics.changed.connect(self._chosen)
        self.topics.box.doubted.connect(lambda _: self._chosen())
        for check in (self.raised_here, self.consent, self.strategic):
            check.toggled.connect(self._chosen)
        self.heads.valueChanged.connect(self._touched)
        self.theme.textEdited.connect(self._touched)
        self.theme.editingFinished.connect(self._leave_text)
        self.example.textChanged.connect(self._touched)
        self.example.left.connect(self._leave_text)
        self.autosave.stored.connect(self._take_over)

    def _show(self, entry: SignalEntry) -> None:
        """Show an entry without saying that a person filled it in."""
        self._loading = True
        self.category.set_code(entry.category)
        self.kind.set_code(entry.kind)
        self.topics.set_codes(entry.topics)
        self.theme.setText(entry.theme)
        self.heads.setValue(-1 if entry.heads is None else entry.heads)
        self.severity.set_code(entry.severity)
        self.evidence.set_code(entry.evidence)
        self.raised_here.setChecked(entry.raised_here)
        self.consent.setChecked(entry.consent)
        self.strategic.setChecked(entry.strategic)
        self.example.replace(entry.example)
        self._loading = False
        self._fit()

    def _fit(self) -> None:
        """Ask first what it is about, and tell an example only when the client agrees."""
        self._offer_themes()
        begun, agreed = bool(self.category.code), self.consent.isChecked()
        needs_category: list[QWidget] = [self.theme, self.heads, self.kind, self.topics, self.severity, self.evidence]
        for field in (*needs_category, self.raised_here, self.consent):
            field.setEnabled(begun)
        for told in (self.example, self.strategic):
            told.setEnabled(begun and agreed)

    def _take_over(self, stored: object) -> None:
        assert isinstance(stored, Stored)  # noqa: S101 - what the draft's action returns
        if stored.draft is self._draft:
            self._stored = stored
            self._draft.seen = stored.signal.entry
            self._say_taken(stored.taken)
            if not self.theme.hasFocus() and not self.example.hasFocus():
                self._show_anonymous()
        self._desk.changes.signals_changed.emit()
        self.saved.emit()

    def _show_anonymous(self) -> None:
        """Show the text as it is kept, where nobody types on."""
        stored = self._stored
        if stored is None or stored.said != self.entry():
            return
        self._loading = True
        self.theme.setText(stored.signal.entry.theme)
        if stored.signal.entry.consent:
            self.example.replace(stored.signal.entry.example)
        self._loading = False

    def _leave_text(self) -> None:
        self.autosave.flush()
        self._show_anonymous()

    def _say_taken(self, taken: tuple[str, ...]) -> None:
        _ = self._desk.words.gettext
        said = _("Taken out: {traces}. Read it once more: can somebody still be recognised?")
        self._taken.setText(said.format(traces=", ".join(taken)) if taken else "")
        self._taken.setVisible(bool(taken))

    def _touched(self) -> None:
        if not self._loading:
            self._fit()
            self.autosave.touch()

    def _chosen(self) -> None:
        """Save at once: a choice is whole."""
        self._touched()
        self.autosave.flush()

    def _collect(self) -> Action | None:
        return self._draft.saving(self.entry())

    def _removal(self, label: str) -> str:
        return self._desk.words.gettext("Take away: {label}").format(label=label)

    def _not_listed(self, typed: str) -> str:
        _ = self._desk.words.gettext
        return _("“{text}” is not in the list. Choose from the list, or empty the field.").format(text=typed)
