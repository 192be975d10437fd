"""Fields for the facts of somebody in a family file."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from desktop.ui.desks import Desk
from desktop.ui.families.fact_fields import FactField
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.forms import add_field, new_form


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
        self._form = new_form()
        self._form.setContentsMargins(0, 0, 0, 0)
        add_field(self._form, name_asked, self.name)
        self.boxes: dict[str, QComboBox | DayBox] = {}
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
            if isinstance(box, DayBox):
                box.set_kept(word)
            else:
                box.setCurrentIndex(max(0, box.findData(word)))
                if word and box.currentData() != word:
                    self._unshown[key] = word
        self._show_fitting()
        self._loading = False

    def _add(self, field: FactField) -> None:
        _ = self._desk.words.gettext
        box: QComboBox | DayBox
        if field.answers is None:
            box = DayBox(self._desk, partial=True)
            box.changed.connect(self._touch)
        else:
            box = QComboBox()
            box.addItem(_("not known"), "")
            for word, said in field.answers.items():
                box.addItem(_(said), str(word))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._touch)
        self.boxes[field.name] = box
        label = add_field(self._form, _(field.asked), box)
        label.setWordWrap(True)
        label.setFixedWidth(160)
        self._labels[field.name] = label

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


def _kept(box: QComboBox | DayBox) -> str:
    return box.kept if isinstance(box, DayBox) else str(box.currentData() or "")
