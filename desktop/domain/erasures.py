"""What an erasure takes away, now and of whatever comes later, whoever brings it.

An erasure names ids. Nothing takes it back, all that a store knows ride in every bundle, and they are applied
before anything else; so it does not matter in which order bundles and erasures arrive.

- A row whose id or root is named **does not exist**. Roots never change, so this covers what others write later
  without having heard.
- A **dossier** all of whose live links name erased people goes too: the store that sees it erases its root, and
  that erasure travels like any other. One that somebody has linked to another person meanwhile waits for whoever
  settles the conflict: it may be all that this other person has.
- A **contact** of which any live link names an erased person stays everywhere as an anonymous count: what is
  counted stays, every other field is emptied and the person becomes `NOBODY`. It counts at headquarters, which
  knows no links, and must count the same here. In doubt the words go: they may be the erased person's.

- **Retention** takes words by age, with one *epoch* for a table and a site instead of an id for each row: the words of
  every question that was asked before its day go, but for some that it names, now and of whatever comes later, and the
  count stays. The moment of a question never changes, so every store finds the same. What a clock dated that was known
  to be wrong is let be.

Emptying is an ordinary write that has seen what it empties, so the row merges like any other. `NOBODY` lasts: what
another laptop typed into the contact before it heard is emptied too, wherever the two meet. An emptied contact is
not edited any more; the caller sees to that with `is_anonymous`.
"""

import base64
from collections.abc import Container, Iterable, Mapping
from uuid import UUID

from desktop.domain.rows import ExchangedRow, RowState, Scalar

LINK = "person"
"""The field that names a person, in every kind of row."""

NOBODY = "A" * 22
"""Stands in the link of an anonymous contact: the nil id (RFC 9562, section 5.9) as it is written in bundles."""

COUNTED: Mapping[str, frozenset[str]] = {
    "contact": frozenset({"at", "clock_doubt", "language", "topics", "outcome", "referrals", "deleted"})
}
"""What stays of an erased person's rows, by table: what headquarters may see of them anyway."""

MOMENT = "at"
"""The field by which an epoch tells what is old: it is written once."""
DOUBT = "clock_doubt"
"""The field that says that the clock was wrong by which the row was dated."""

DOSSIERS = frozenset({"family", "hq_case"})
"""Tables of rows that are about the person to whom they are linked."""


def absorbed(row: ExchangedRow, erased: Container[UUID]) -> bool:
    """Return whether a row does not exist any more."""
    return row.id in erased or row.root in erased


def entailed(rows: Iterable[ExchangedRow], erased: Container[UUID]) -> frozenset[UUID]:
    """Return the roots that must be erased too, since they are those of erased people's dossiers."""
    return frozenset(
        row.root
        for row in rows
        if row.kind in DOSSIERS
        and row.root not in erased
        and all(_names(link, erased) for link in _live(row.state, LINK))
    )


def emptying(row: ExchangedRow, erased: Container[UUID], before: str = "") -> dict[str, Scalar]:
    """Return the changes that make a contact of an erased person anonymous; none when nothing needs to change.

    `before` is the day of the epoch, ISO 8601: a contact from before it is made anonymous as well.
    """
    links = _live(row.state, LINK)
    if any(link == NOBODY or _names(link, erased) for link in links):
        return to_count(row)
    if not expired(row, before):
        return {}
    changes = to_count(row)
    # Of a contact that names nobody and says nothing there is nothing to take.
    return changes if changes.keys() - {LINK} or any(link is not None for link in links) else {}


def expired(row: ExchangedRow, before: str) -> bool:
    """Return whether a contact is from before the day of an epoch; an empty day is no epoch."""
    if not before or any(doubt for doubt in _live(row.state, DOUBT)):
        return False
    moments = _live(row.state, MOMENT)
    return all(isinstance(one, str) and one < before for one in moments)


def to_count(row: ExchangedRow) -> dict[str, Scalar]:
    """Return the changes that leave the anonymous count of a contact, as when its person takes back their consent.

    None for a row that is no contact, or that is such a count already.
    """
    counted = COUNTED.get(row.kind)
    if counted is None:
        return {}
    told = {*row.state.fields, *row.state.clock.fields} - counted - {LINK}
    changes: dict[str, Scalar] = {
        name: None for name in sorted(told) if any(value not in (None, "") for value in _live(row.state, name))
    }
    if any(link != NOBODY for link in _live(row.state, LINK)):
        changes[LINK] = NOBODY
    return changes


def is_anonymous(state: RowState) -> bool:
    """Return whether a contact is the count that an erasure left: nobody may write in it any more."""
    return NOBODY in _live(state, LINK)


def _live(state: RowState, name: str) -> list[Scalar]:
    return [written.value for written in state.cell(name).values.values()]


def _names(link: Scalar, erased: Container[UUID]) -> bool:
    """Return whether a link names an erased person; what is no id names nobody."""
    if not isinstance(link, str):
        return False
    try:
        return UUID(bytes=base64.urlsafe_b64decode(link + "==")) in erased
    except ValueError:
        return False
