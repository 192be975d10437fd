"""What cannot wait is asked, said so that nobody overlooks it, and kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea

from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.information.client_view import ClientView
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press, tab, type_keys


def test_danger_is_asked_about_and_the_number_shown_in_two_languages(window: MainWindow, store: Store) -> None:
    intake = window.pages.intake
    assert intake
    form, urgent = intake.form, intake.form.fields.urgent
    intake.new_question()
    type_keys("ti")
    tab(2)
    type_keys("D2")
    press(Qt.Key.Key_Return)
    window.finish()
    assert urgent.question.isVisible()
    assert not urgent.banner.isVisible()
    assert contacts_of_day(store, wall_clock())[0].entry.urgencies == (), "a question to the volunteer is no answer"
    yes = next(it for it in urgent.question.findChildren(QPushButton) if it.text() == "Yes")
    yes.click()
    window.finish()
    assert urgent.banner.isVisible()
    assert not urgent.question.isVisible()
    assert contacts_of_day(store, wall_clock())[0].entry.urgencies == ("suicide-risk",)
    said = urgent.said
    assert "112" in said
    assert "088-112 21 12" in said
    lines = window.desk.pack.articles["health-and-emergency"].editions
    dutch = next(it for it in lines["nl"].lines if "112" in it.text)
    assert dutch.text in said
    assert next(it.text for it in lines["ti"].lines if it.number == dutch.number) in said
    above = urgent.parentWidget()
    while above is not intake:
        assert not isinstance(above, QScrollArea), "it must not scroll out of sight"
        above = above.parentWidget()
    next(it for it in urgent.banner.findChildren(QPushButton)).click()
    assert window.findChild(ClientView) is not None
    for view in window.findChildren(ClientView):
        view.reject()

    # It is there again with the question, and the next question is another one.
    shown = contacts_of_day(store, wall_clock())[0]
    intake.new_question()
    assert not urgent.isVisible()
    intake.show_contact(shown)
    window.finish()
    assert urgent.banner.isVisible()
    # A “no” is no record either, and is not asked twice for one question.
    form.topics.set_codes(("H2",))
    form.topics.changed.emit()
    no = next(it for it in urgent.question.findChildren(QPushButton) if it.isVisible() and it.text() == "No")
    no.click()
    window.finish()
    assert not urgent.question.isVisible()
    assert contacts_of_day(store, wall_clock())[0].entry.urgencies == ("suicide-risk",)
