"""What the window asks of each page."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.letters import LetterKind
from desktop.domain.people import Person
from desktop.domain.prints import Printed
from desktop.ui.desks import Desk


@dataclass(frozen=True)
class ArticleWanted:
    """An article that somebody wants to read beside a language."""

    article: Article
    language: str


@dataclass(frozen=True)
class LetterWanted:
    """A kind of letter that somebody wants to write down at the question at hand."""

    kind: LetterKind


@dataclass(frozen=True)
class ToldWanted:
    """The text that somebody was told or given, as it was then."""

    told: Printed


@dataclass(frozen=True)
class SignalWanted:
    """A new signal about what somebody met, with the topics of their question and, without names, its words."""

    contact: Contact


@dataclass(frozen=True)
class QuestionWanted:
    """A new question of somebody who is known."""

    person: Person


class Page(QWidget):
    """A screen of the window. It shows what actions return, and decides nothing.

    `wanted` asks the window for the page that shows such a thing.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def panes(self) -> list[QWidget]:
        """Return the parts between which F6 walks, each able to take the keyboard."""
        return []

    def open_thing(self, thing: object) -> None:
        """Show a thing of a kind that this page is registered for; the page is in sight already."""

    def enter(self) -> None:
        """Be shown: put the keyboard where the work starts."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    def settle(self) -> str:
        """Save what is in the forms; return why it could not be, empty when it was."""
        return ""

    def may_leave(self) -> bool:
        """Save what is in the forms; when it cannot be saved, return whether the person lets go of it."""
        refusal = self.settle()
        if not refusal:
            return True
        _ = self.desk.words.gettext
        asked = _("The last change is not saved. {reason} Leave it anyway?").format(reason=refusal)
        if not self.desk.dialogs.confirm(self, asked, _("Leave without it"), _("Stay here")):
            return False
        self.give_up()
        return True

    def give_up(self) -> None:
        """Let go of what could not be saved, because the person said so."""

    def print_page(self) -> None:
        """Print what this page is about; a page without paper does nothing."""

    def show_to_client(self) -> None:
        """Fill the screen with what this page has for the client; a page that has nothing does nothing."""

    def confirm_saved(self) -> None:
        """Say again until when everything is saved."""
