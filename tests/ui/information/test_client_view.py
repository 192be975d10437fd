"""The screen turned to the client."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.information.client_view import ClientView
from desktop.ui.main_window import MainWindow


def open_view(window: MainWindow) -> ClientView:
    view = window.findChild(ClientView)
    assert view is not None
    return view


def test_one_key_fills_the_screen_with_the_article_in_both_languages(qtbot: QtBot, window: MainWindow) -> None:
    article = window.desk.pack.articles["letter-from-ind"]
    window.open_found(article)
    window.pages.information.show_article(article, "ti")
    QTest.keyClick(window, Qt.Key.Key_F11)
    view = open_view(window)
    assert view.isFullScreen()
    said = view.reading.toPlainText()
    for language in ("nl", "ti"):
        for line in article.editions[language].lines:
            assert line.text in said
    assert window.desk.pack.words["ti"].machine_translation in said
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_the_letters_grow_and_nothing_of_others_is_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    article = window.desk.pack.articles["letter-from-ind"]
    window.pages.information.show_article(article, "ar")
    window.show_page(window.pages.information)
    QTest.keyClick(window, Qt.Key.Key_F11)
    view = open_view(window)
    before = view.reading.document().size().height()
    view.larger.click()
    assert view.reading.document().size().height() > before
    assert view.windowTitle() == "Spreekuur"
