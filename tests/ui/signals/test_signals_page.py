"""Telling what goes wrong for many, without anybody's name."""

from PySide6.QtCore import Qt

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.signals import signals
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.signals.signals_page import SignalsPage
from desktop.ui.widgets.pages import SignalWanted
from tests.ui.answers import press, shown_pages, tab, type_keys


def opened(window: MainWindow) -> SignalsPage:
    page = window.pages.at("signals")
    assert isinstance(page, SignalsPage)
    window.show_page(page)
    window.finish()
    return page


def test_a_signal_is_typed_and_kept_without_the_name_that_was_typed(window: MainWindow, store: Store) -> None:
    page = opened(window)
    assert not page.form.theme.isEnabled()
    type_keys("reception")
    tab()
    window.finish()
    type_keys("Selam has no desk")
    tab()
    window.finish()
    (kept,) = signals(store)
    assert (kept.entry.category, kept.entry.theme) == ("reception", "[…] has no desk")
    assert "Selam" in page.form.taken_out
    assert page.form.theme.text() == "[…] has no desk"
    assert page.list.rows.rows[0].cells[1].endswith("[…] has no desk")
    assert page.form.autosave.clean
    # An example needs a yes; what stands in the field before that goes nowhere.
    assert not page.form.example.isEnabled()
    page.form.consent.setFocus()
    press(Qt.Key.Key_Space)
    page.form.example.setFocus()
    type_keys("Call 0612345678 at night.")
    page.form.strategic.setFocus()
    press(Qt.Key.Key_Space)
    window.finish()
    (kept,) = signals(store)
    assert kept.entry.example == "Call […] at night."
    assert kept.entry.strategic
    page.form.consent.click()
    window.finish()
    (kept,) = signals(store)
    assert (kept.entry.example, kept.entry.strategic, kept.entry.consent) == ("", False, False)


def test_a_question_becomes_a_signal_that_nothing_links_to_it(window: MainWindow, store: Store, pack: Pack) -> None:
    asked = record_contact(store, pack, ContactEntry("ti", ("C1",), None, "Selam Testa: room is cold"), wall_clock())
    window.open_found(SignalWanted(asked))
    window.finish()
    page = opened(window)
    assert page.form.topics.codes == ("C1",)
    assert page.form.example.toPlainText() == "[…] […]: room is cold"
    assert "Testa" in page.form.taken_out
    assert signals(store) == []
    page.form.category.setFocus()
    # What the topic makes one think of stands first in the list.
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    window.finish()
    tab()
    offer = page.form.theme.completer()
    offer.setCompletionPrefix("privacy")
    assert offer.completionCount() > 0
    page.form.theme.clear()
    (kept,) = signals(store)
    assert (kept.entry.topics, kept.entry.example, kept.entry.consent) == (("C1",), "", False)
    page.print_page()
    dialog = shown_pages(window)
    assert dialog.refusal == ""
    dialog.reject()
    page.new_signal()
    assert page.form.category.code == ""
    page.open_thing(kept)
    assert page.form.category.code == "reception"
    page.month.setCurrentIndex(1)
    window.finish()
    assert page.list.rows.rows == []
