from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n import translator
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.families import families
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, type_keys

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_title_names_nobody(window: MainWindow, store: Store) -> None:
    assert window.pages.families
    window.show_page(window.pages.families)
    window.pages.families.show_family(families(store)[0])
    assert window.windowTitle() == "Spreekuur"


def test_the_language_changes_under_the_hands_of_who_is_typing(window: MainWindow, store: Store) -> None:
    assert window.pages.intake
    window.pages.intake.new_question()
    window.pages.intake.form.question.setPlainText("halverwege")
    window.speak(translator("nl"))
    assert window.pages.intake
    assert window.pages.intake.form.question.toPlainText() == "halverwege"
    assert contacts_of_day(store, wall_clock())[0].entry.question == "halverwege"
    assert window.pages.intake.desk.words.language == "nl"


def test_every_page_opens_in_every_language(window: MainWindow) -> None:
    for language in ("nl", "en"):
        window.speak(translator(language))
        for place in window.pages.on_rail:
            page = window.pages.at(place.name)
            assert page
            window.show_page(page)
            window.finish()


def test_f6_walks_through_the_parts_and_comes_round(window: MainWindow) -> None:
    seen = []
    for _ in range(8):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) >= 4
    assert len(set(seen)) < 8


def test_f6_goes_on_from_any_field_of_the_question(window: MainWindow) -> None:
    assert window.pages.intake
    form, fitting = window.pages.intake.form, window.pages.intake.fitting
    form.topics.set_codes(("B1",))
    form.fits_changed.emit()
    for field in (form.language, form.question, form.outcome, form.follow_up.line):
        field.setFocus()
        press(Qt.Key.Key_F6)
        assert QApplication.focusWidget() is fitting.list


def test_the_sheet_of_keys_shows_the_real_actions(window: MainWindow) -> None:
    press(Qt.Key.Key_Slash, CTRL)
    assert window.findChild(KeysDialog) is not None


def test_what_is_found_opens_where_it_belongs(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    pages = window.pages
    assert pages.intake
    assert pages.families
    family, person = families(store)[0], people(store)[0]
    window.open_found(family)
    assert pages.families.form.sponsor.name.text() == family.entry.name
    window.open_found(person)
    window.finish()
    window.finish()
    assert pages.dossiers
    assert pages.dossiers.view.name.text() == person.entry.name
    # Looking somebody up records nothing.
    assert pages.intake.form.contact_id is None
    window.open_found(window.desk.pack.articles["letter-from-ind"])
    assert "IND" in pages.information.reading.toPlainText()


def test_ctrl_s_says_again_that_all_is_saved(window: MainWindow) -> None:
    assert window.pages.intake
    form = window.pages.intake.form
    form.question.setFocus()
    type_keys("vraag")
    press(Qt.Key.Key_S, CTRL)
    assert form.saved_words.startswith("saved ")


def test_letters_grow_and_shrink(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    press(Qt.Key.Key_Plus, CTRL)
    before = app.font().pointSizeF()
    press(Qt.Key.Key_Plus, CTRL)
    assert app.font().pointSizeF() == before + 1
    press(Qt.Key.Key_Minus, CTRL)
    assert app.font().pointSizeF() == before
    app.setStyleSheet("")


def test_what_is_not_shared_is_counted(window: MainWindow, answers: Answers) -> None:
    window.finish()
    assert window.unshared == "5 not shared yet"
    assert answers.told == []
