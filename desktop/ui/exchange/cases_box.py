"""The files that sites referred to headquarters: one line each, and all of one."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.rows import Scalar
from desktop.headquarters.cases import ReceivedCase, finish_case, received_cases
from desktop.spreekuur.daily_words import APPOINTMENT_WORDS, CONSENT_WORDS
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_CONSENTS = {str(it): word for it, word in CONSENT_WORDS.items()}
_DATES = {str(it): word for it, word in APPOINTMENT_WORDS.items()}


class CasesBox(QWidget):
    """Lists the files; Enter opens one. It is not there while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(
            _("Files referred to us"), [_("Agreed on"), _("Site"), _("Person"), _("Asked")], stretch=3, wrap=True
        )
        self.list.opened.connect(lambda _: self._open())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Files referred to us")))
        layout.addWidget(self.list, 1)
        desk.changes.exchanged.connect(self.reload)
        self.hide()
        self.reload()

    def reload(self) -> None:
        """Show the files that are here now."""
        desk = self._desk
        desk.tasks.run(self, lambda: received_cases(desk.store), self._show)

    def _show(self, found: list[ReceivedCase]) -> None:
        words = self._desk.words
        self.list.show_rows(
            [
                Row(
                    one,
                    (
                        words.date(one.case.entry.consent_on),
                        one.case.site,
                        one_line(one.name),
                        one_line(one.case.entry.asked),
                    ),
                )
                for one in found
            ]
        )
        self.setVisible(bool(found))

    def _open(self) -> None:
        if isinstance(self.list.thing, ReceivedCase):
            CaseView(self._desk, self.list.thing, self.window()).open()


class CaseView(Dialog):
    """Shows one file as far as headquarters may see it, and ends it."""

    def __init__(self, desk: Desk, shown: ReceivedCase, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, shown
        _ = desk.words.gettext
        entry = shown.case.entry
        self.setWindowTitle(_("Files referred to us"))
        self.resize(860, 600)
        self.list = RowsView(_("What is in it"), [_("When"), _("What"), _("Words")], stretch=2, wrap=True)
        self.list.show_rows([*self._facts(), *self._dates(), *self._questions()])
        self.finish = QPushButton(_("&Finished: erase it here …"))
        self.close_button = QPushButton(_("Close"))
        self.close_button.setDefault(True)
        self.finish.setAutoDefault(False)
        self.finish.clicked.connect(self._finish)
        self.close_button.clicked.connect(self.accept)
        agreed = _("{site}. Agreed on {day}: {how}.").format(
            site=shown.case.site,
            day=desk.words.date(entry.consent_on),
            how=_(_CONSENTS.get(entry.consent, entry.consent)),
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.finish)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(one_line(shown.name) or "–", "title"))
        layout.addWidget(note(agreed))
        layout.addWidget(note(entry.asked, kind=""))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _facts(self) -> list[Row]:
        _ = self._desk.words.gettext
        named = {"name": _("Name"), "born": _("Born (as told)"), "v_number": _("V-number")}
        return [
            Row(one, ("", word, str(one[field])))
            for one in self._shown.people
            for field, word in named.items()
            if one.get(field)
        ]

    def _dates(self) -> list[Row]:
        words = self._desk.words
        rows = []
        for one in self._shown.dates:
            kind = str(one.get("kind", ""))
            said = [words.gettext(_DATES.get(kind, kind)), *(_text(one, it) for it in ("hour", "place", "note"))]
            rows.append(Row(one, (_text(one, "day"), words.gettext("Date"), ", ".join(it for it in said if it))))
        return rows

    def _questions(self) -> list[Row]:
        words = self._desk.words
        topics = self._desk.pack.taxonomy.topics
        rows = []
        for one in self._shown.questions:
            day = words.date(datetime.fromisoformat(_text(one, "at")).astimezone().date())
            names = [
                self._desk.name_of(topics[it].names) if it in topics else it for it in _text(one, "topics").split()
            ]
            said = [_text(one, it) for it in ("question", "told", "client_does", "we_do", "letter")]
            rows.append(Row(one, (day, ", ".join(names), "\n".join(it for it in said if it))))
        return rows

    def _finish(self) -> None:
        desk, case, now = self._desk, self._shown.case.id, self._desk.clock()
        _ = desk.words.gettext
        asked = _("Everything that headquarters has of this file is erased. The site keeps its own. Go on?")
        if desk.dialogs.confirm(self, asked, _("Erase it here"), _("Keep it")):
            desk.tasks.run(self, lambda: finish_case(desk.store, case, now), lambda _: self._finished())

    def _finished(self) -> None:
        self._desk.changes.exchanged.emit()
        self.accept()


def _text(fields: Mapping[str, Scalar], name: str) -> str:
    return str(fields.get(name) or "")
