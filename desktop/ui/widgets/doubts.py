"""What a field says below itself when it holds something that is not understood, and so not saved."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.forms import note


def doubt_label() -> QLabel:
    """Return the hidden line below a field."""
    label = note(kind="refused")
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.hide()
    return label


def not_listed(words: Translator) -> Callable[[str], str]:
    """Return what a choice says of a text that is on its list nowhere."""
    said = words.gettext("“{text}” is not in the list. Choose from the list, or empty the field.")
    return lambda typed: said.format(text=typed)


def with_doubt(box: ChoiceBox) -> QWidget:
    """Return a choice with the line below it."""
    label = doubt_label()
    box.doubted.connect(lambda sentence: show_doubt(label, box, sentence))
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(box)
    layout.addWidget(label)
    both.setFocusProxy(box)
    return both


def show_doubt(label: QLabel, field: QWidget, sentence: str) -> None:
    """Say in words, and in the field's colour, why what it holds is not saved; nothing when it is understood."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
    field.setAccessibleDescription(sentence)
    if bool(field.property("doubtful")) != bool(sentence):
        field.setProperty("doubtful", bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)
