"""A training centre: invented people, no passphrase, an organisation that does not exist."""

import secrets
from datetime import datetime, timedelta

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.paths import Home
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.families import add_member, open_family
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.store.documents import keep_document
from desktop.store.peers import keep_site
from desktop.sync.documents import Certificate, Organisation, Registry, sign
from desktop.sync.documents import Site as SignedSite
from desktop.sync.identities import DeviceKeys, SigningKey

_SITE = Site("OEFEN", "Oefencentrum Duinvoort")

_CONTACTS = (
    ContactEntry(
        "ti",
        ("A5",),
        None,
        "Wat betekent deze brief van de IND?",
        "Brief samen gelezen; belt vandaag de advocaat.",
        "information",
        ("lawyer",),
    ),
    ContactEntry(
        "ar",
        ("B1",),
        None,
        "Wanneer mag mijn gezin komen? متى تأتي عائلتي؟",
        "Blad over nareis meegegeven.",
        "information",
    ),
    ContactEntry("so", ("D1",), None, "Kind heeft koorts", "GZA gebeld.", "referral", ("gza",)),
    ContactEntry("tr", ("G1",), None, "Mag ik werken?", "", ""),
    ContactEntry("fa", ("B7",), None, "Mist haar dochter", "Geluisterd.", "listening-ear"),
)

_HERE = {"tie_before_entry": "yes", "papers": "passport", "documents_language": "ti", "speaks": "ti"}
_CHILD = _HERE | {"relation": "child", "other_parent": "in_this_file", "unmarried": "yes", "dependent": "yes"}
_RELATIVES = (
    MemberEntry(
        "Dawit",
        _HERE
        | {
            "relation": "spouse",
            "born": "1988-05-17",
            "married": "religious",
            "earlier_marriage": "no",
            "more_than_one_spouse": "no",
        },
    ),
    MemberEntry("Ruta", _CHILD | {"born": "2015-03"}),
    MemberEntry("Natnael", _CHILD | {"born": "2019-08-02"}),
)


def make_training(home: Home, pack: Pack, now: datetime) -> Store:
    """Make and open a store for practice, with questions, a person and a family of this day.

    Raises StoreError when there is a store in the folder already.
    """
    store, _code = make_laptop(home, "", site=_SITE, device_name="Oefenlaptop", training=True)
    _enrol_nowhere(store)
    person = add_person(store, PersonEntry("Selam Testa", "1 januari 1990", "V-nummer onbekend"), now)
    for minutes, entry in enumerate(_CONTACTS):
        record_contact(store, pack, entry, now - timedelta(minutes=7 * minutes))
    asked = now.date() - timedelta(days=140)
    decided = now.date() - timedelta(days=30)
    family = open_family(
        store,
        FamilyEntry(
            "Selam Testa",
            person.id,
            {
                "application_date": asked.isoformat(),
                "decision_date": decided.isoformat(),
                "status": "A",
                "born": "1990-01-01",
                "unaccompanied_minor": "no",
            },
        ),
        now,
    )
    for member in _RELATIVES:
        add_member(store, family.id, member, now)
    return store


def _enrol_nowhere(store: Store) -> None:
    """Enrol the laptop with an organisation whose keys are thrown away, so that sending can be practised."""
    about = store.about
    root, headquarters = SigningKey.create(), DeviceKeys.create()
    organisation = Organisation("Oefenorganisatie", 1, root.public, headquarters.public("Hoofdkantoor (oefening)"))
    laptop = DeviceKeys.from_bytes(store.device_keys())
    site = SignedSite(_SITE.code, _SITE.name)
    certificate = Certificate(laptop.public(about.device_name), (site,), ("laptop",), 1)
    with store.writing_unstamped() as session:
        keep_document(session, "organisation", 1, sign(organisation, root))
        keep_document(session, "registry", 1, sign(Registry(1, (certificate,), ()), headquarters.signing))
        keep_document(session, "certificate", 1, sign(certificate, headquarters.signing))
        keep_site(session, site.code, name=site.name, secret=secrets.token_bytes(32))
