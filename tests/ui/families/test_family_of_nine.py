"""A family of nine is filled in with the keyboard alone, within five minutes, and printed in two languages."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.spreekuur.families import evidence_of, families
from desktop.spreekuur.stores import Store
from desktop.ui.families.families_page import FamiliesPage
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, save_pages, type_keys

ALT = Qt.KeyboardModifier.AltModifier
KEY, FIELD = 0.4, 1.35
"""Seconds for a key of somebody who types with two fingers and looks at the keys, and to think before each field:
the keystroke-level model (Card, Moran and Newell, 1980), whose own poor typist is faster, at 0.28. What the family
tells is taken to be at hand."""
PAUSE = 20
"""Milliseconds after which a letter in a list begins a new word."""


@pytest.fixture
def _no_patience() -> Iterator[None]:
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(PAUSE)
    yield
    QApplication.setKeyboardInputInterval(before)


class Typist:
    """Counts each key and each field that is left behind."""

    def __init__(self, qtbot: QtBot) -> None:
        self.keys = self.fields = 0
        self._qtbot = qtbot
        self._since = QElapsedTimer()
        self._since.start()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.fields += key == Qt.Key.Key_Tab
        press(key, modifier)

    def type(self, *texts: str) -> None:
        """Fill in field after field."""
        for text in texts:
            self.keys += len(text)
            type_keys(text)
            self.press(Qt.Key.Key_Tab)

    def choose(self, *letters: str) -> None:
        """Choose in list after list: the first word with this letter, the second one when it is said twice."""
        for word in letters:
            for letter in word:
                self._qtbot.waitUntil(lambda: self._since.elapsed() > 2 * PAUSE)
                self._since.restart()
                self.keys += 1
                type_keys(letter)
            self.press(Qt.Key.Key_Tab)


def fill_in(typist: Typist, page: FamiliesPage, qtbot: QtBot) -> None:
    page.new.setFocus()
    typist.press(Qt.Key.Key_Space)
    typist.type("Abdul Proef", "2-5-2026", "1-10-2026", "3-10-2026")
    typist.choose("A")
    typist.type("1 Hamal 1360")
    typist.choose("n")
    qtbot.waitUntil(page.form.add.isEnabled)
    # Dutch is the first language with a D and Dari the second.
    typist.press(Qt.Key.Key_N, ALT)
    typist.type("Zahra")
    typist.choose("h")
    typist.type("1365", "Kabul")
    typist.choose("y", "r", "n", "n", "", "p", "dd", "dd")
    typist.press(Qt.Key.Key_N, ALT)
    children = (("Muhammad", "1-5-2010"), ("Laila", "2012"), ("Omar", "6 Asad 1393"), ("Yusuf", "about 2017"))
    for at, (name, born) in enumerate((*children, ("Amina", "3-3-2020"))):
        if at:
            qtbot.waitUntil(page.form.like.isEnabled)
            typist.press(Qt.Key.Key_D, ALT)
        typist.type(name)
        typist.choose("" if at else "c")
        typist.type(born, "" if at else "Kabul")
        typist.choose("y", "c", "y", "y", "p", "" if at else "dd", "" if at else "t")
    typist.press(Qt.Key.Key_N, ALT)
    typist.type("Bibi Gul")
    typist.choose("p")
    typist.type("1320", "Peshawar")
    typist.choose("", "y", "n", "dd", "dd")
    typist.press(Qt.Key.Key_N, ALT)
    typist.type("Karim")
    typist.choose("b")
    typist.type("1375", "Peshawar")
    typist.choose("", "n", "p", "dd", "dd")


@pytest.mark.usefixtures("_no_patience")
def test_a_family_of_nine_takes_no_more_than_five_minutes_of_typing(
    window: MainWindow, store: Store, qtbot: QtBot, answers: Answers
) -> None:
    page = window.pages.families
    assert page
    window.show_page(page)
    typist = Typist(qtbot)
    fill_in(typist, page, qtbot)
    assert page.settle() == ""
    window.finish()
    made = next(it for it in families(store) if it.entry.name == "Abdul Proef")
    names = [it.entry.name for it in made.members]
    assert names == ["Zahra", "Muhammad", "Laila", "Omar", "Yusuf", "Amina", "Bibi Gul", "Karim"]
    facts = {it.entry.name: it.entry.facts for it in made.members}
    dari = {"papers": "passport", "documents_language": "prs", "tie_before_entry": "yes", "country": "Kabul"}
    assert facts["Zahra"] == dari | {
        "relation": "spouse",
        "born": "1365",
        "married": "religious",
        "earlier_marriage": "no",
        "more_than_one_spouse": "no",
        "speaks": "prs",
    }
    child = {"relation": "child", "other_parent": "in_this_file", "unmarried": "yes", "dependent": "yes"}
    assert facts["Omar"] == dari | child | {"born": "6 Asad 1393", "speaks": "ti"}
    assert facts["Bibi Gul"]["speaks"] == "prs"
    assert typist.keys * KEY + typist.fields * FIELD <= 5 * 60, (typist.keys, typist.fields)

    # One key says that a paper is here.
    press(Qt.Key.Key_P, ALT)
    assert QApplication.focusWidget() is page.papers.list
    type_keys("1")
    assert page.settle() == ""
    window.finish()
    assert [(it.document, it.member, it.state) for it in evidence_of(store, made.id)] == [("D01", None, "have")]

    # The map of all nine in the language of the sponsor.
    press(Qt.Key.Key_M, ALT)
    answers.saves_as = "map.pdf"
    press(Qt.Key.Key_T, ALT)
    save_pages(window)
    drawn = answers.folder / "map.pdf"
    qtbot.waitUntil(lambda: drawn in answers.opened)
    with pikepdf.open(BytesIO(drawn.read_bytes())) as pdf:
        assert pdf.check_pdf_syntax() == []
    press(Qt.Key.Key_P, ALT)

    # The list of a son in Tigrinya, and the grandmother's in Dari.
    for name, steps, language in (("Muhammad", 2, "ti"), ("Bibi Gul", 5, "prs")):
        for _ in range(steps):
            press(Qt.Key.Key_Right)
        assert page.papers.person.currentText() == name
        answers.saves_as = f"{name}.pdf"
        press(Qt.Key.Key_L, ALT)
        save_pages(window)
        path = answers.folder / f"{name}.pdf"
        qtbot.waitUntil(lambda path=path: path in answers.opened)  # type: ignore[misc]
        page.papers.list.setFocus()
        with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
            assert pdf.check_pdf_syntax() == []
            languages = {str(it.get("/Lang", "")) for it in pdf.objects if isinstance(it, pikepdf.Dictionary)}
            assert {"nl", language} <= languages
