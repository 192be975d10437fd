"""Who may see what. A field that is not named here does not leave the laptop for headquarters."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from desktop.domain.rows import ExchangedRow, RowState
from desktop.errors import BundleError
from desktop.store.cases import PARTS
from desktop.sync.containers import Kind
from desktop.sync.documents import Certificate
from desktop.sync.identities import DevicePublic
from desktop.sync.papers import Membership
from desktop.wording import N_

STATISTICS: Mapping[str, frozenset[str]] = {
    "contact": frozenset({"at", "clock_doubt", "language", "topics", "outcome", "referrals", "deleted"}),
    "asked_question": frozenset({"at", "language", "topics", "wording", "deleted"}),
    "signal": frozenset(
        {
            *("at", "category", "kind", "topics", "theme", "heads", "severity", "evidence", "raised_here"),
            *("strategic", "example", "consent", "deleted"),
        }
    ),
}
"""What headquarters may see, by table: nothing that a person said in confidence, and nobody's name.

The texts of a signal and the wording of a question to headquarters are typed for it, and were held against the names
and numbers of the store.
"""

FINISHED: Mapping[str, tuple[str, ...]] = {
    "contact": ("language", "topics"),
    "asked_question": ("language", "topics"),
    "signal": ("category",),
}
"""What must be filled in before a row counts."""

TAKEN_BACK = frozenset({"wording", "theme", "example"})
"""What does not leave any more when its row is in the trash."""

WITH_CONSENT = frozenset({"example", "strategic"})
"""What leaves of a signal only while the client's consent stands; two laptops may have changed one each."""

CASES: Mapping[str, frozenset[str]] = {
    "hq_case": frozenset({"person", "consent", "consent_on", "asked"}),
    "person": frozenset({"name", "born", "v_number", "speaks", "consent", "consent_on"}),
    "contact": frozenset(
        {
            *("at", "clock_doubt", "language", "topics", "question", "told", "outcome", "referrals", "urgencies"),
            *("follow_up", "client_does", "we_do", "settled"),
            *("letter", "letter_dated", "letter_received", "letter_term", "letter_from", "letter_by", "letter_counted"),
        }
    ),
    "appointment": frozenset({"kind", "day", "hour", "place", "note", "settled"}),
}
"""What headquarters may see of a case, by table: what the person told of themselves. Relatives were not asked, so
nothing of a family file is in it."""


ESCROW = "escrow"
"""How a bundle names the key that the organisation keeps apart."""


@dataclass(frozen=True)
class Audience:
    """For whom a bundle is, and the rows that it may hold."""

    kind: Kind
    devices: tuple[DevicePublic, ...]
    sites: frozenset[str]
    """Whose rows and erasures it may hold."""
    escrow: str = ""
    """The age recipient of the organisation's escrow key, when that may open it too."""
    left_out: tuple[DevicePublic, ...] = ()
    """Laptops that share some of the sites only; each needs a bundle of its own."""

    @property
    def to(self) -> list[str]:
        """The addressees, as the manifest names them."""
        return [*self.ids, *([ESCROW] if self.escrow else [])]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the addressed devices."""
        return tuple(device.device for device in self.devices)

    @property
    def recipients(self) -> list[str]:
        """The keys to which it is sealed."""
        return [*(device.recipient for device in self.devices), *([self.escrow] if self.escrow else [])]

    @property
    def name(self) -> str:
        """The addressees, as people know them."""
        return ", ".join([*(device.name for device in self.devices), *([ESCROW] if self.escrow else [])])

    @property
    def scope(self) -> str:
        """What the rows of such a bundle are, as a fingerprint: who is sent other rows begins at zero."""
        fields = STATISTICS if self.kind is Kind.STATISTICS else {}
        told = [self.kind, sorted(self.sites), {kind: sorted(names) for kind, names in sorted(fields.items())}]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def for_headquarters(papers: Membership) -> Audience:
    """Return the audience of a laptop's statistics."""
    return Audience(Kind.STATISTICS, (papers.organisation.headquarters,), _own_sites(papers))


def for_cases(papers: Membership) -> Audience:
    """Return the audience of the files that a laptop's sites referred to headquarters."""
    return Audience(Kind.CASES, (papers.organisation.headquarters,), _own_sites(papers))


def for_centre(papers: Membership) -> Audience:
    """Return the audience of everything that a laptop has: the laptops of all its sites, and the escrow key.

    Raises BundleError when nobody else is there to read it.
    """
    sites = _own_sites(papers)
    sisters = [one for one in papers.laptops() if _sites(one) & sites]
    whole = tuple(one.device for one in sisters if _sites(one) >= sites)
    if not whole and not papers.escrow:
        raise BundleError(
            N_(
                "There is no other laptop for all sites of this one, and the organisation keeps no escrow key. Nothing was written. Take in the newest bundle of headquarters, or write a bundle for one laptop."
            )
        )
    part = tuple(one.device for one in sisters if not _sites(one) >= sites)
    return Audience(Kind.CENTRE, whole, sites, papers.escrow, part)


def for_laptop(papers: Membership, name: str) -> Audience:
    """Return the audience of one other laptop, by its id or name; it gets the rows of the sites that both serve.

    Raises BundleError for an unknown laptop, or one of other sites.
    """
    found = _laptop(papers, name)
    shared = _own_sites(papers) & _sites(found)
    if not shared:
        raise BundleError(
            N_("{device} is a laptop of other sites than this one. Nothing was written. Choose another laptop."),
            device=found.device.name,
        )
    return Audience(Kind.CENTRE, (found.device,), shared)


def from_headquarters(papers: Membership, name: str) -> Audience:
    """Return the audience of what headquarters sends: one laptop, or all laptops of a site.

    Raises BundleError when there is no laptop or site of that name.
    """
    found = [one for one in papers.laptops() if name in _sites(one)] or [_laptop(papers, name)]
    sites = frozenset(site for one in found for site in _sites(one))
    return Audience(Kind.DEVICE, tuple(one.device for one in found), sites)


def _laptop(papers: Membership, name: str) -> Certificate:
    laptops = papers.laptops()
    found = [one for one in laptops if one.device.device == name] or [one for one in laptops if one.device.name == name]
    if len(found) != 1:
        raise BundleError(
            N_(
                "There is not one laptop or site that is called {name}. Nothing was written. Look at the list of devices, and use the id."
            ),
            name=name,
        )
    return found[0]


def _own_sites(papers: Membership) -> frozenset[str]:
    return papers.sites or frozenset()


def _sites(certificate: Certificate) -> frozenset[str]:
    return frozenset(site.code for site in certificate.sites)


def for_statistics(row: ExchangedRow, secret: bytes) -> ExchangedRow | None:
    """Return a row as headquarters may see it, or nothing when it is not for headquarters.

    Ids become pseudonyms, the same each time, so that a bundle that is read twice counts once; the moment becomes
    the Monday of its week; when its fields were written is not told. An unfinished entry does not count yet.
    """
    allowed, said = STATISTICS.get(row.kind), row.state.fields
    if allowed is None or not all(said.get(name) for name in FINISHED[row.kind]):
        return None
    if said.get("deleted"):
        allowed -= TAKEN_BACK
    if not said.get("consent"):
        allowed -= {name for name in WITH_CONSENT if said.get(name)}
    state = row.state.projected(allowed)
    fields = dict(state.fields, at=_monday(str(state.fields["at"])))
    row_id = pseudonym(row.id, secret)
    root = row_id if row.root == row.id else pseudonym(row.root, secret)
    return ExchangedRow(row.kind, row_id, root, row.site, RowState(state.clock, fields))


def for_case(row: ExchangedRow, case: UUID) -> ExchangedRow:
    """Return a row as a case holds it, under a name of its own and with the case for its root.

    Whoever erases the case erases all of it. Nothing in it leads to the statistics, or to another case of the person.
    """
    state = row.state.projected(CASES[row.kind])
    if row.id == case:
        return replace(row, state=state)
    return ExchangedRow(PARTS + row.kind, pseudonym(row.id, case.bytes), case, row.site, state)


def pseudonym(row_id: UUID, secret: bytes) -> UUID:
    """Return the name of a row for who may not know which it is: HMAC-SHA256 of its id, with a secret."""
    return UUID(bytes=hmac.digest(secret, row_id.bytes, "sha256")[:16])


def _monday(moment: str) -> str:
    return _monday_of(datetime.fromisoformat(moment).astimezone(UTC).date().isoformat())


@lru_cache(maxsize=1024)
def _monday_of(day: str) -> str:
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return (midnight - timedelta(days=midnight.weekday())).isoformat(timespec="milliseconds")
