"""Each field's letter, with Alt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.i18n import translator
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_letter_of_each_field_goes_there(window: MainWindow, language: str) -> None:
    window.speak(translator(language))
    window.activateWindow()
    assert window.pages.intake
    form = window.pages.intake.form
    fields: list[QWidget] = [
        form.language,
        form.fields.interpreter,
        form.topics.box,
        form.person,
        form.question,
        form.told,
        form.outcome,
        form.referrals.box,
        form.fields.client_does,
        form.fields.we_do,
        form.follow_up.line,
    ]
    labels = [it for it in form.findChildren(QLabel) if it.buddy() in fields]
    letters = {it.text()[it.text().index("&") + 1].upper(): it.buddy() for it in labels}
    assert len(letters) == len(fields)
    for letter, field in letters.items():
        window.pages.intake.today.setFocus()
        press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is field, letter
