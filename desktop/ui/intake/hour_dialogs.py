"""Beginning a walk-in hour, and ending it: what the next ones must know."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.walk_in_hours import HourCounts, WalkInHour, WalkInHourEntry
from desktop.errors import SpreekuurError
from desktop.spreekuur.sites import sites
from desktop.spreekuur.walk_in_hours import close_hour, edit_hour, open_hour
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, new_form, note
from desktop.ui.widgets.number_box import NumberBox
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.text_box import TextBox


class HourDialog(Dialog):
    """A few fields about a walk-in hour. `done` tells the hour once it is written down."""

    done_with = Signal(object)

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._said = note(kind="refused")
        self._said.hide()

    def _lay_out(self, form: QFormLayout, words: str, above: str = "") -> None:
        _ = self._desk.words.gettext
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._write)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        if above:
            layout.addWidget(note(above, "heading"))
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)

    def _write(self) -> None:
        self._desk.tasks.run(self, self._action(), self._finish, self._refused)

    def _action(self) -> Callable[[], WalkInHour]:
        raise NotImplementedError

    def _finish(self, hour: WalkInHour) -> None:
        self._desk.changes.hour_changed.emit()
        self.done_with.emit(hour)
        self.accept()

    def _refused(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        self.fit()


class BeginDialog(HourDialog):
    """Asks where, when and who is on duty. Only the site is needed, and that is filled in."""

    def __init__(self, desk: Desk, last: WalkInHour | None, parent: QWidget) -> None:
        """Make the dialog; site and hours are filled in as they were in `last`, and its note is shown."""
        _ = desk.words.gettext
        super().__init__(desk, _("Begin a walk-in hour"), parent)
        self.site = QComboBox()
        for one in sites(desk.store):
            self.site.addItem(one.name, one.code)
        self.site.setCurrentIndex(max(0, self.site.findData(last.site if last else "")))
        self.hours, self.on_duty = QLineEdit(last.entry.hours if last else ""), QLineEdit()
        self.hours.setPlaceholderText("13:00-16:00")
        self.on_duty.setPlaceholderText(_("initials are enough"))
        form = new_form()
        add_field(form, _("&Site"), self.site)
        add_field(form, _("&Hours"), self.hours)
        add_field(form, _("&On duty"), self.on_duty)
        left = last.entry.note if last else ""
        self._lay_out(form, _("Begin"), _("Note of last time: {note}").format(note=left) if left else "")
        # With one site there is nothing to choose.
        (self.site if self.site.count() > 1 else self.hours).setFocus()
        self.site.setEnabled(self.site.count() > 1)

    def _action(self) -> Callable[[], WalkInHour]:
        entry = WalkInHourEntry(one_line(self.hours.text()).strip(), one_line(self.on_duty.text()).strip())
        return partial(open_hour, self._desk.store, self.site.currentData(), entry, self._desk.clock())


class EndDialog(HourDialog):
    """Says what the hour comes down to, and asks what is not in any question: who was turned away, what comes next."""

    def __init__(self, desk: Desk, hour: WalkInHour, counts: HourCounts, parent: QWidget) -> None:
        words = desk.words
        _ = words.gettext
        super().__init__(desk, _("End the walk-in hour"), parent)
        self._hour = hour
        self.turned_away = NumberBox()
        self.turned_away.set_number(hour.entry.turned_away)
        self.note = TextBox(72)
        self.note.replace(hour.entry.note)
        form = new_form()
        add_field(form, _("People turned &away"), self.turned_away)
        add_field(form, _("&Note for who comes next"), self.note)
        said = [
            words.ngettext("{count} question was recorded.", "{count} questions were recorded.", counts.questions),
            words.ngettext(
                "{count} question is still to be filled in.",
                "{count} questions are still to be filled in.",
                counts.to_fill_in,
            ),
        ]
        self._lay_out(form, _("End, and show the handover"), " ".join(said))
        self.go_on.setDefault(True)
        self.turned_away.setFocus()

    def _action(self) -> Callable[[], WalkInHour]:
        desk, hour, now = self._desk, self._hour, self._desk.clock()
        entry = WalkInHourEntry(
            hour.entry.hours, hour.entry.on_duty, self.turned_away.number, self.note.toPlainText().strip()
        )

        def end() -> WalkInHour:
            edit_hour(desk.store, hour.id, entry, now, seen=hour.entry)
            return close_hour(desk.store, now)

        return end
