"""What was printed, and what a site writes of itself."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.prints import Printed
from desktop.domain.sheets import ContactBox
from desktop.store.contact_boxes import keep_contact_box, kept_contact_box
from desktop.store.contacts import insert_contact
from desktop.store.database import Store
from desktop.store.integrity import check_integrity
from desktop.store.prints import insert_printed, select_printed
from desktop.store.tables import MetaRow, PrintedRow
from tests.store.conftest import NOW


def printed(contact: UUID | None = None) -> Printed:
    return Printed(new_id(NOW), NOW, "ZUT", "article", "letter-from-ind/ti/2026-11-21/90b7002d", "ti", "nl", 3, contact)


def test_what_was_printed_is_kept_whole_the_newest_first(store: Store) -> None:
    first = printed()
    second = replace(printed(), at=NOW + timedelta(minutes=5), copies=1)
    with store.writing(NOW) as session:
        insert_printed(session, first)
        insert_printed(session, second)
    with store.reading() as session:
        assert select_printed(session) == [second, first]


def test_it_goes_and_stays_with_its_question(store: Store) -> None:
    contact = Contact(new_id(NOW), NOW, "ZUT", ContactEntry(language="ti", topics=("A5",)))
    one, loose = printed(contact.id), printed()
    with store.writing(NOW) as session:
        insert_contact(session, contact)
        insert_printed(session, one)
        insert_printed(session, loose)
    with store.reading() as session:
        roots = {row.id: row.root for row in (session.get_one(PrintedRow, it.id) for it in (one, loose))}
        assert roots == {one.id: contact.id, loose.id: loose.id}
        assert check_integrity(session).whole


def test_what_a_site_writes_of_itself_is_kept(store: Store) -> None:
    box = ContactBox("Spreekuur", "gebouw C", "dinsdag 10.00-12.00", "088-123 4567")

    def kept(session: Session) -> ContactBox:
        return kept_contact_box(session, "ZUT")

    with store.writing_unstamped() as session:
        assert kept(session) == ContactBox()
        keep_contact_box(session, "ZUT", ContactBox("Oud"))
        keep_contact_box(session, "ZUT", box)
    with store.reading() as session:
        assert kept(session) == box
        assert kept_contact_box(session, "ARN") == ContactBox()
    with store.writing_unstamped() as session:
        session.merge(MetaRow(name="contact-box:ZUT", value="{"))
        session.flush()
        assert kept(session) == ContactBox()
