"""Who gets to see what: nothing outside the allow-list reaches headquarters, whatever is filled in where."""

import base64
import json
import secrets
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pyrage
import pytest
import zstandard
from sqlalchemy import BigInteger, Integer

from desktop.domain.ids import new_id
from desktop.domain.rows import Clock, ExchangedRow, Later, RowState
from desktop.errors import BundleError
from desktop.store.columns import CodesColumn, DayColumn, IdColumn, MomentColumn, YesColumn
from desktop.store.tables import SYNCED, Synced
from desktop.sync.audiences import ESCROW, STATISTICS, for_centre, for_laptop, for_statistics, from_headquarters
from desktop.sync.documents import Certificate, Organisation, Registry, Site, Trust
from desktop.sync.encryption import new_identity, recipient_of
from desktop.sync.identities import DeviceKeys, SigningKey
from desktop.sync.papers import Membership
from tests.sync.real_stores import NOW, SITE, Office

MOMENT = datetime(2026, 11, 19, 13, 37, 11, 123000, tzinfo=UTC)
TOLD = {
    "language": "ti",
    "topics": ("A5",),
    "outcome": "information",
    "referrals": ("lawyer",),
    "at": MOMENT,
    "clock_doubt": "behind",
    "deleted": False,
    "wording": "Wie helpt met een diploma?",
    "category": "reception",
    "kind": "gap",
    "theme": "Geen bed voor nieuwe gezinnen",
    "heads": 12,
    "severity": "harm",
    "evidence": "seen",
    "raised_here": True,
    "strategic": True,
    "example": "Een gezin sliep in de gang.",
    "consent": True,
}


def filled(table: type[Synced]) -> Synced:
    """Return a row with a canary in every field, but for what headquarters may see of it."""
    row_id = uuid4()
    values: dict[str, Any] = {"id": row_id, "root": row_id, "site": SITE}
    for name in table.field_names():
        column = table.__table__.c[name].type  # type: ignore[attr-defined]
        if name in STATISTICS.get(str(table.__tablename__), ()):
            values[name] = TOLD[name]
        elif isinstance(column, IdColumn):
            values[name] = uuid4()
        elif isinstance(column, MomentColumn):
            values[name] = MOMENT
        elif isinstance(column, DayColumn):
            values[name] = date(1987, 6, 5)
        elif isinstance(column, YesColumn):
            values[name] = True
        elif isinstance(column, CodesColumn):
            values[name] = (f"CANARY{name}",)
        elif isinstance(column, Integer | BigInteger):
            values[name] = 77001177
        else:
            values[name] = f"CANARY {table.__tablename__} {name}"
    return table(**values)


def plaintext(data: bytes, keys: DeviceKeys) -> bytes:
    """Return all that an addressee can read of a file, with nothing of the program's own reader."""
    inner = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(keys.age)])
    length = int.from_bytes(inner[8:12], "big")
    head = inner[12 : 12 + length]
    at, found = 76 + length, [head]
    for frame in json.loads(head)["frames"]:
        found.append(zstandard.ZstdDecompressor().decompress(inner[at : at + frame["stored"]]))
        at += frame["stored"]
    return b"\n".join(found)


def test_no_field_of_any_table_leaves_for_headquarters_unless_it_is_listed(office: Office) -> None:
    a = office["a"]
    rows = [filled(table) for table in SYNCED.values() for _ in range(2)]
    with a.store.writing(NOW) as session:
        session.add_all(rows)
    ids = [value for row in rows for value in row.model_dump().values() if isinstance(value, UUID)]
    # An edit, and a conflict, leave old values in the clocks.
    with a.store.writing(NOW) as session:
        for row in rows:
            found = session.get_one(type(row), row.id)
            for name in row.field_names():
                if isinstance(getattr(found, name), str) and "CANARY" in getattr(found, name):
                    setattr(found, name, f"CANARY again {name}")
    with a.store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        for table in SYNCED:
            run(f"UPDATE {table} SET extra = ?, lsn = lsn + 1000", ('{"tomorrow": "CANARY extra"}',))  # noqa: S608
        values = (secrets.token_bytes(16), secrets.token_bytes(16), SITE, '["x.y",1,5]', '{"words": "CANARY parked"}')
        run("INSERT INTO parked (kind, id, root, site, clock, hlc, lsn, extra) VALUES ('visit',?,?,?,?,5,3,?)", values)
        run("UPDATE journal SET number = number + 1000")
    made = a.seal(office.sticks, "hq")
    assert made.records == {"contact": 2, "asked_question": 2, "signal": 2}
    keys = DeviceKeys.from_bytes(office["hq"].store.device_keys())
    told = plaintext(made.path.read_bytes(), keys)
    assert b'"language":"ti"' in told
    for text in ("wording", "theme", "example"):
        assert TOLD[text].encode() in told
    for private in (b"CANARY", b"1987", b"77001177", b"13:37", b"2026-11-19", b"visit", b"tomorrow"):
        assert private not in told
    for one in ids:
        assert base64.urlsafe_b64encode(one.bytes).rstrip(b"=") not in told
        assert one.bytes not in told
    whole = plaintext(
        a.seal(office.sticks, "b").path.read_bytes(), DeviceKeys.from_bytes(office["b"].store.device_keys())
    )
    for table in SYNCED:
        assert b"CANARY again" in whole
        assert f'"{table}"'.encode() in whole
    assert b"CANARY parked" in whole


def papers_of(sites: dict[str, tuple[str, ...]], me: str, escrow: str = "") -> Membership:
    """Return the papers of a laptop among others, of which the sites are given by name."""
    root, headquarters = SigningKey.create(), DeviceKeys.create()
    organisation = Organisation("Hulp", 1, root.public, headquarters.public("hq"))
    certificates = {
        name: Certificate(DeviceKeys.create().public(name), tuple(Site(code, code) for code in codes), ("laptop",), 1)
        for name, codes in sites.items()
    }
    return Papers(Trust(organisation, Registry(1, tuple(certificates.values()), ())), "", certificates.get(me), escrow)


class Papers(Membership):
    """Papers of an organisation with an escrow key."""

    def __init__(self, trust: Trust, certificate: str, own: Certificate | None, escrow: str) -> None:
        super().__init__(trust, certificate, own)
        object.__setattr__(self, "kept", escrow)

    @property
    def escrow(self) -> str:
        return str(self.kept)  # type: ignore[attr-defined]


SITES = {"a": ("EDE", "ZUT"), "b": ("ZUT",), "c": ("EDE", "ZUT", "ARN"), "d": ("ARN",)}


def test_a_file_for_all_sisters_holds_nothing_that_one_of_them_may_not_have() -> None:
    audience = for_centre(papers_of(SITES, "a"))
    assert [device.name for device in audience.devices] == ["c"]
    assert [device.name for device in audience.left_out] == ["b"]
    assert audience.sites == {"EDE", "ZUT"}
    assert for_laptop(papers_of(SITES, "a"), "b").sites == {"ZUT"}
    with pytest.raises(BundleError, match="other sites"):
        for_laptop(papers_of(SITES, "a"), "d")
    with pytest.raises(BundleError, match="no other laptop"):
        for_centre(papers_of({"a": ("EDE",), "b": ("ZUT",)}, "a"))
    with pytest.raises(BundleError, match="not one laptop"):
        for_laptop(papers_of(SITES, "a"), "a")


def test_the_escrow_key_opens_what_sisters_open() -> None:
    recipient = recipient_of(new_identity())
    alone = for_centre(papers_of({"a": ("EDE",)}, "a", recipient))
    assert (alone.to, alone.recipients, alone.ids) == ([ESCROW], [recipient], ())
    both = for_centre(papers_of(SITES, "b", recipient))
    assert both.to == [*both.ids, ESCROW]
    assert len(both.recipients) == 3


def test_headquarters_writes_to_a_laptop_or_to_all_of_a_site() -> None:
    papers = papers_of(SITES, "")
    assert [device.name for device in from_headquarters(papers, "ZUT").devices] == ["a", "b", "c"]
    assert [device.name for device in from_headquarters(papers, "d").devices] == ["d"]
    with pytest.raises(BundleError, match="not one laptop"):
        from_headquarters(papers, "XYZ")


@pytest.mark.parametrize("kind", sorted(set(SYNCED) - {"contact", "asked_question", "signal"}))
def test_headquarters_sees_nothing_of_what_is_not_named_for_it(kind: str) -> None:
    # Even when such a row were to have the fields that let a question through.
    fields = {"at": NOW.isoformat(), "language": "ti", "topics": '["B1"]', "name": "Selam", "sheet": "…"}
    row = ExchangedRow(kind, new_id(NOW), new_id(NOW), "ZUT", RowState(Clock("a" * 8, 1, 1), fields))
    assert for_statistics(row, b"secret" * 6) is None


def test_only_questions_and_signals_are_named_for_headquarters() -> None:
    assert set(STATISTICS) == {"contact", "asked_question", "signal"}


@pytest.mark.parametrize(
    ("said", "leaves"),
    [
        ({"consent": "yes"}, {"theme", "example", "strategic", "consent"}),
        # Two laptops: one wrote the example, the other took the consent back.
        ({}, {"theme"}),
        ({"consent": "yes", "deleted": "yes"}, {"strategic", "consent", "deleted"}),
    ],
)
def test_an_example_leaves_only_with_consent(said: dict[str, str], leaves: set[str]) -> None:
    fields = {"at": NOW.isoformat(), "category": "reception", "theme": "Bed", "example": "Gang", "strategic": "yes"}
    row = ExchangedRow("signal", new_id(NOW), new_id(NOW), "ZUT", RowState(Clock("a" * 8, 1, 1), fields | said))
    sent = for_statistics(row, b"secret" * 6)
    assert sent is not None
    assert set(sent.state.fields) == leaves | {"at", "category"}
    unfinished = ExchangedRow("signal", row.id, row.id, "ZUT", RowState(row.state.clock, {"at": NOW.isoformat()}))
    assert for_statistics(unfinished, b"secret" * 6) is None


def test_the_wording_of_a_question_that_was_taken_back_does_not_leave() -> None:
    fields = {"at": NOW.isoformat(), "language": "ti", "topics": "B1", "wording": "Wie helpt?", "deleted": "yes"}
    clock = Clock("a" * 8, 2, 1, {"wording": Later({"a" * 8: 1, "b" * 8: 1}, "a" * 8, 1, {"b" * 8: ("Oud", 1)})})
    row = ExchangedRow("asked_question", new_id(NOW), new_id(NOW), "ZUT", RowState(clock, fields))
    sent = for_statistics(row, b"secret" * 6)
    assert sent is not None
    assert sent.state.fields.keys() == {"at", "language", "topics", "deleted"}
    assert sent.state.clock.fields == {}
