"""What the site writes of itself on every sheet."""

from desktop.domain.sheets import ContactBox
from desktop.spreekuur.contact_boxes import contact_box
from desktop.spreekuur.stores import Store
from desktop.ui.contact_box_dialog import ContactBoxDialog
from desktop.ui.main_window import MainWindow


def opened(window: MainWindow) -> ContactBoxDialog:
    (action,) = [one for one in window.actions() if "Contact box" in one.text()]
    action.trigger()
    window.finish()
    return window.findChildren(ContactBoxDialog)[-1]


def test_what_is_written_stands_there_the_next_time(window: MainWindow, store: Store) -> None:
    dialog = opened(window)
    box = ContactBox("Spreekuur Proef", "gebouw C", "dinsdag 10.00–12.00", "088-123 4567")
    for field, typed in ((dialog.name, box.name), (dialog.place, box.place), (dialog.hours, box.hours)):
        field.setText(typed)
    dialog.phone.setText(f" {box.phone} ")
    dialog.save.click()
    window.finish()
    assert not dialog.isVisible()
    assert contact_box(store) == box
    again = opened(window)
    assert (again.name.text(), again.phone.text()) == (box.name, box.phone)
    again.reject()


def test_a_line_that_is_no_line_is_refused_and_stays(window: MainWindow, store: Store) -> None:
    dialog = opened(window)
    before = contact_box(store)
    dialog.phone.setText("123456782")
    dialog.save.click()
    window.finish()
    assert dialog.isVisible()
    assert dialog.refusal
    assert contact_box(store) == before
    dialog.reject()
