"""By name only for who agreed, and back to a count for who takes that back."""

from PySide6.QtCore import Qt

from desktop.domain.people import PersonEntry
from desktop.spreekuur.contacts import contact, contacts_of_day
from desktop.spreekuur.people import add_person, look_up_people, person
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.intake.withdrawal_dialog import WithdrawalDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import NoticeBar
from tests.ui.answers import press, tab, type_keys


def test_a_name_is_written_down_on_consent_and_goes_when_it_is_taken_back(window: MainWindow, store: Store) -> None:
    intake = window.pages.intake
    assert intake
    form, who = intake.form, intake.form.fields.who
    intake.new_question()
    type_keys("ti")
    tab(2)
    type_keys("A5")
    press(Qt.Key.Key_Return)
    form.question.setPlainText("Een vraag over de zeeleeuw")
    window.finish()

    # Not before a yes.
    form.new_person.click()
    dialog = window.findChild(PersonDialog)
    assert dialog is not None
    dialog.name.setText("Zahra Proef")
    dialog.add.click()
    window.finish()
    assert dialog.isVisible()
    assert look_up_people(store, "Zahra") == []
    dialog.consent.set_code("signed")
    dialog.add.click()
    window.finish()
    window.finish()
    kept = contacts_of_day(store, wall_clock())[0]
    assert kept.entry.person is not None
    assert kept.entry.question == "Een vraag over de zeeleeuw", "nothing is typed again"
    assert person(store, kept.entry.person).entry.consent == "signed"
    assert who.withdraw.isVisible()
    assert not who.spoken.isVisible()

    # Found by another spelling; who was never asked is asked.
    add_person(store, PersonEntry("Mohammed Proef", room="B12"), wall_clock())
    intake.new_question()
    form.person.setFocus()
    type_keys("muhamad")
    tab()
    window.finish()
    assert form.person.text().startswith("Mohammed Proef")
    assert who.spoken.isVisible()
    who.spoken.click()
    window.finish()
    assert look_up_people(store, "B12")[0].entry.consent == "spoken"

    # Taken back for one question: a count is left, which nobody changes any more.
    intake.show_contact(kept)
    window.finish()
    who.withdraw.click()
    window.findChildren(WithdrawalDialog)[-1].one.click()
    window.finish()
    emptied = contact(store, kept.id)
    assert emptied.emptied
    assert (emptied.entry.question, emptied.entry.topics) == ("", ("A5",))
    assert form.contact_id is None
    assert window.findChildren(NoticeBar)[0].isVisible()
    intake.show_contact(emptied)
    assert not form.question.isEnabled()
    intake.new_question()
    assert form.question.isEnabled()
