"""Asking headquarters what nobody could answer, and listing what was asked."""

from datetime import datetime
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.articles import Article
from desktop.domain.asked_questions import AskedQuestion, checked_wording
from desktop.domain.ids import new_id
from desktop.domain.signals import KnownNames
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.spreekuur.daily_words import new_step
from desktop.store.asked_questions import insert_asked_question, select_asked_questions
from desktop.store.contacts import get_contact
from desktop.store.database import Role, Store
from desktop.store.peers import site_secrets
from desktop.store.people import name_words
from desktop.store.spellings import name_key
from desktop.store.steps import name_step
from desktop.sync.audiences import pseudonym
from desktop.wording import N_


def ask_headquarters(store: Store, contact_id: UUID, wording: str, now: datetime) -> AskedQuestion:
    """Put a question to headquarters, which leaves with the next bundle for it: the topics, the language, the wording.

    Nothing else of the contact goes along, and nothing at headquarters leads back to it. `wording` is typed for this;
    what stands in the contact is not copied. Raises InputError when the contact is not there or not finished, and for a
    wording that is empty or in which somebody can be recognised (`desktop.domain.signals.find_traces`).
    """
    with store.writing(now) as session:
        known = get_contact(session, contact_id)
        if not (known.entry.language and known.entry.topics):
            raise InputError(
                N_("Headquarters needs the language and a topic. Nothing was asked. Choose them first, then ask.")
            )
        text = checked_wording(wording, KnownNames(name_words(session), name_key))
        asked = AskedQuestion(new_id(now), now, known.site, known.entry.language, known.entry.topics, text, contact_id)
        insert_asked_question(session, asked)
        name_step(session, new_step(TrashKind.ASKED_QUESTION))
    return asked


def answers(store: Store, pack: Pack) -> dict[UUID, Article]:
    """Return the article of the pack in use that answers a question to headquarters, by the question's id.

    A question that has no answer yet is left out. On a laptop the ids are its own, at headquarters those that it knows.
    """
    named = {one: article for article in pack.articles.values() for one in article.answers}
    if not named:
        return {}
    with store.reading() as session:
        asked = select_asked_questions(session)
        secrets = site_secrets(session)
    if store.about.role is Role.HEADQUARTERS:
        return {one.id: named[one.id] for one in asked if one.id in named}
    known = {one.id: pseudonym(one.id, secrets[one.site]) for one in asked if one.site in secrets}
    return {own: named[name] for own, name in known.items() if name in named}


def asked_questions(
    store: Store, *, contact: UUID | None = None, since: datetime | None = None, site: str = ""
) -> list[AskedQuestion]:
    """Return what headquarters was asked, the newest first: of one contact, or of all; at headquarters, what it was asked."""
    with store.reading() as session:
        return select_asked_questions(session, contact=contact, since=since, site=site)
