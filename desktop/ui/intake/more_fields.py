"""The fields that few questions need, folded away until somebody asks for them."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import Channel
from desktop.domain.letters import LetterKind
from desktop.spreekuur.daily_words import CHANNEL_WORDS, CHILDREN_WORDS, HOUSEHOLD_WORDS, LETTER_WORDS
from desktop.ui.desks import Desk
from desktop.ui.intake.bindings import Binding, of_choice, of_line, of_number
from desktop.ui.intake.boxes import Boxes
from desktop.ui.intake.options import language_options, word_options
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import add_field, new_form
from desktop.ui.widgets.number_box import NumberBox


class MoreFields(QWidget):
    """The letter that was shown, how it came in, the household, and details of the interpreter. It opens itself when one of them holds something."""

    def __init__(self, desk: Desk, boxes: Boxes) -> None:
        super().__init__()
        _ = desk.words.gettext
        self._folded, self._open = desk.icons.icon("add"), QIcon()
        self.toggle = QPushButton(self._folded, _("&More fields"))
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(_("Letter, how it came in, group, household, children, dialect"))
        self.letter = boxes.choice(word_options(desk, LETTER_WORDS))
        self.channel = boxes.choice(word_options(desk, CHANNEL_WORDS))
        self.heads = NumberBox()
        self.household = boxes.choice(word_options(desk, HOUSEHOLD_WORDS))
        self.children_at_home = boxes.choice(word_options(desk, CHILDREN_WORDS))
        self.interpreter_language = boxes.choice(language_options(desk))
        self.dialect = QLineEdit()
        self.channel.setPlaceholderText(_("at the table"))
        self.interpreter_language.setPlaceholderText(_("the language above"))
        self.bindings: dict[str, Binding] = {
            "letter": of_choice(self.letter),
            "channel": of_choice(self.channel),
            "heads": of_number(self.heads),
            "household": of_choice(self.household),
            "children": of_choice(self.children_at_home),
            "interpreter_language": of_choice(self.interpreter_language),
            "dialect": of_line(self.dialect),
        }
        self._inside = QWidget()
        form = new_form()
        form.setContentsMargins(0, 0, 0, 0)
        self._inside.setLayout(form)
        add_field(form, _("&Kind of letter"), with_doubt(self.letter))
        add_field(form, _("How it came i&n"), with_doubt(self.channel))
        self._heads_label = add_field(form, _("People in the &group"), self.heads)
        add_field(form, _("&Household"), with_doubt(self.household))
        add_field(form, _("Children &at home"), with_doubt(self.children_at_home))
        add_field(form, _("Interpreter &spoke"), with_doubt(self.interpreter_language))
        add_field(form, _("Dialect or &variety"), self.dialect)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.toggle)
        layout.addWidget(self._inside)
        self.toggle.toggled.connect(self._unfold)
        self.channel.chosen.connect(lambda _: self.show_group())
        self._unfold(open_=False)

    def unfold_when_filled(self, *, keep: bool = False) -> None:
        """Show the fields when one of them holds something, so that nothing recorded is out of sight."""
        filled = any(binding.read() not in ("", None) for binding in self.bindings.values())
        self.toggle.setChecked(filled or (keep and self.toggle.isChecked()))
        self.show_group()

    def show_group(self) -> None:
        """Ask how many people heard it, when it was told to a group."""
        group = self.channel.code == Channel.GROUP or self.heads.number is not None
        self.heads.setVisible(group)
        self._heads_label.setVisible(group)

    def open_group(self) -> None:
        """Unfold on information for a group, the keyboard at the number of people."""
        self.channel.set_code(Channel.GROUP.value)
        self.toggle.setChecked(True)
        self.show_group()

    def note_letter(self, kind: LetterKind) -> None:
        """Put a kind of letter into its field, in sight."""
        self.letter.set_code(kind.value)
        self.toggle.setChecked(True)

    def _unfold(self, open_: bool) -> None:
        self._inside.setVisible(open_)
        self.toggle.setIcon(self._open if open_ else self._folded)
        if open_ and self.toggle.hasFocus():
            self.channel.setFocus()
