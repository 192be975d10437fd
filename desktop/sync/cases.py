"""Cases on their way to headquarters: which rows leave, and what a newer bundle takes the place of."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from sqlmodel import Session

from desktop.domain.cases import Case
from desktop.domain.people import merged_with
from desktop.store.cases import KIND, PARTS, drop_parts, select_cases
from desktop.store.exchange import rows_with
from desktop.store.journal import StampedSession
from desktop.store.peers import load_peers, newest_from
from desktop.store.people import load_merges, select_people
from desktop.store.tables import SYNCED
from desktop.sync.audiences import CASES, for_case
from desktop.sync.containers import Kind, Manifest
from desktop.sync.identities import from_text
from desktop.sync.lines import Row, encode, line_of


def case_lines(session: Session, sites: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Give all rows of all cases of these sites, each as the name of its kind and its line.

    Nothing but the referral goes of a person who is in the trash, or of whom no consent stands to be written down.
    """
    wanted = frozenset(sites)
    merges = load_merges(session)
    people = {
        one.id for one in select_people(session, {case.person for case in select_cases(session)}) if one.entry.consent
    }
    cases = [case for case in select_cases(session) if case.site in wanted and case.entry.consent]
    files = {case.id: merged_with(case.person, merges) if case.person in people else frozenset() for case in cases}
    for kind in CASES:
        for case in cases:
            yield from _lines(session, kind, case, files)


def _lines(
    session: Session, kind: str, case: Case, files: Mapping[UUID, frozenset[UUID]]
) -> Iterator[tuple[str, bytes]]:
    column, ids = {KIND: ("id", frozenset({case.id})), "person": ("id", files[case.id])}.get(
        kind, ("person", files[case.id])
    )
    for row in rows_with(session, kind, column, ids):
        # Rows of another site are another laptop's to send.
        if row.site == case.site and not row.fields.get("deleted"):
            shown = for_case(row.exchanged(), case.id)
            yield shown.kind, encode(line_of(shown))


def may_stand_in_case(line: Row) -> bool:
    """Return whether a row shows headquarters no more of a case than it may see.

    Tables and fields of a newer program are kept unseen.
    """
    if line.kind != KIND and not line.kind.startswith(PARTS):
        return False
    kind = line.kind.removeprefix(PARTS)
    if kind not in SYNCED:
        return True
    private = frozenset(SYNCED[kind].field_names()) - CASES.get(kind, frozenset())
    return kind in CASES and private.isdisjoint(line.values) and private.isdisjoint(line.clock.fields)


def is_outrun(session: Session, manifest: Manifest) -> bool:
    """Return whether cases of a later moment of the same laptop have been taken in already."""
    peer = load_peers(session).get(manifest.store)
    return bool(peer and peer.superseded) or manifest.upto < newest_from(session, manifest.store, Kind.CASES)


def make_room(session: StampedSession, lines: Iterable[Row]) -> None:
    """Forget what is here of the cases in a bundle, which says all of them again."""
    drop_parts(session, {UUID(bytes=from_text(line.root, 16)) for line in lines})
