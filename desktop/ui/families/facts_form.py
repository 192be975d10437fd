"""Fields for the facts of somebody in a family file."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from desktop.domain.edits import with_changes
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.ui.desks import Desk
from desktop.ui.families.birth_box import BirthBox
from desktop.ui.families.fact_fields import FactField, Kind
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.forms import add_field, new_form, note
from desktop.ui.widgets.text_box import TextBox

Box = QComboBox | DayBox | BirthBox | QLineEdit | TextBox


class FactsForm(QWidget):
    """A name and facts. What nobody told stays empty, which means unknown."""

    changed = Signal()

    def __init__(self, desk: Desk, name_asked: str, fields: Iterable[FactField]) -> None:
        super().__init__()
        self._desk = desk
        self._fields = tuple(fields)
        self._loading = False
        self._unshown: dict[str, str] = {}
        self.name = QLineEdit()
        self.name.textEdited.connect(self._touch)
        self.double = note(kind="refused")
        """Who this may be already, under another spelling."""
        self.double.hide()
        self._form = new_form()
        self._form.setContentsMargins(0, 0, 0, 0)
        add_field(self._form, name_asked, self.name)
        self._form.addRow(self.double)
        self.boxes: dict[str, Box] = {}
        self._labels: dict[str, QLabel] = {}
        for field in self._fields:
            self._add(field)
        self.setLayout(self._form)
        self._show_fitting()

    def facts(self) -> dict[str, str]:
        """Return what is known, by name; also facts that this form has no field for."""
        said = {name: _kept(box) for name, box in self.boxes.items()}
        return {**self._unshown, **{name: word for name, word in said.items() if word}}

    def show_facts(self, name: str, facts: Mapping[str, str]) -> None:
        """Show facts without saying that a person typed them."""
        self._loading = True
        self.name.setText(name)
        self._unshown = {key: word for key, word in facts.items() if key not in self.boxes}
        for key, box in self.boxes.items():
            word = facts.get(key, "")
            if not _fill(box, word):
                self._unshown[key] = word
        self._show_fitting()
        self._loading = False

    def take_over(self, said: FamilyEntry | MemberEntry, now: FamilyEntry | MemberEntry) -> bool:
        """Show what others changed since this form said its part, except in the fields that are edited meanwhile.

        Returns whether it shows everything now.
        """
        here = MemberEntry(self.name.text(), self.facts())
        before = MemberEntry(said.name, said.facts)
        theirs = with_changes(here, before, MemberEntry(now.name, now.facts))
        both = with_changes(theirs, before, here)
        if both != here:
            self.show_facts(both.name, both.facts)
        return both == theirs

    def _add(self, field: FactField) -> None:
        _ = self._desk.words.gettext
        box: Box
        match field.kind:
            case Kind.DATE:
                box = DayBox(self._desk, partial=True)
                box.changed.connect(self._touch)
            case Kind.BIRTH:
                box = BirthBox(self._desk.words)
                box.changed.connect(self._touch)
            case Kind.LINE:
                box = QLineEdit()
                box.textEdited.connect(self._touch)
            case Kind.NOTES:
                box = TextBox(72)
                box.textChanged.connect(self._touch)
            case Kind.CHOICE:
                box = self._choice(field)
        self.boxes[field.name] = box
        label = add_field(self._form, _(field.asked), box)
        label.setWordWrap(True)
        label.setFixedWidth(160)
        self._labels[field.name] = label

    def _choice(self, field: FactField) -> QComboBox:
        _ = self._desk.words.gettext
        box = QComboBox()
        box.addItem(_("not known"), "")
        for word, said in (field.answers or {}).items():
            box.addItem(_(said), str(word))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self._touch)
        return box

    def warn(self, sentence: str) -> None:
        """Say below the name who this may be already; nothing when nobody."""
        self.double.setText(sentence)
        self.double.setVisible(bool(sentence))

    def _show_fitting(self) -> None:
        """Show the fields that are asked of this relation. An answer that is hidden is kept."""
        relation = self.boxes.get("relation")
        chosen = _kept(relation) if relation is not None else ""
        for field in self._fields:
            self._form.setRowVisible(self.boxes[field.name], not field.only_for or chosen in field.only_for)

    def _touch(self) -> None:
        if self._loading:
            return
        self._show_fitting()
        self.changed.emit()


def _fill(box: Box, word: str) -> bool:
    """Show a kept word in its field; return false when the field has no such answer."""
    match box:
        case DayBox() | BirthBox():
            box.set_kept(word)
        case QLineEdit():
            box.setText(word)
        case TextBox():
            box.setPlainText(word)
        case _:
            box.setCurrentIndex(max(0, box.findData(word)))
            return not word or box.currentData() == word
    return True


def _kept(box: Box) -> str:
    match box:
        case DayBox() | BirthBox():
            return box.kept
        case QLineEdit():
            return box.text().strip()
        case TextBox():
            return box.toPlainText().strip()
    return str(box.currentData() or "")
