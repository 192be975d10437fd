"""Retention: the words of old questions and dates that are long past go away, by the rules of the content pack.

Questions go by an *epoch* (`desktop/sync/FORMAT.md`, section 5): one signed day for all of them, since the moment of a
question never changes, with the ids of those of which something is still to be done. Dates go by their own ids.

Both can change until somebody takes them away: a date is moved, a promise is made. So nothing is reckoned from this
laptop's own clock, whose order could not be taken back had it stood in 2099. The day is the newest that headquarters
signed; or, when that is earlier, the one on which the sister laptop told what it knew of which we have heard the least.
What was changed there before is known here then, and what is changed later was to be gone already.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session

from desktop.domain.retention import Kept, RetentionRule
from desktop.errors import BundleError, InputError
from desktop.store.appointments import select_passed
from desktop.store.contacts import get_contact, older_open
from desktop.store.database import Store
from desktop.store.erasures import EVERYWHERE, Erased, Term, keep_epochs
from desktop.store.exchange import apply_erasures, empty_expired
from desktop.store.journal import StampedSession
from desktop.store.peers import last_made
from desktop.sync.documents import MAX_ROOTS
from desktop.sync.erasures import clear_away, order_erasure, order_retention, retention_day
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import Membership, membership
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Retained:
    """What the rules took away."""

    rules: int
    day: date | None
    """The day from which was reckoned; None without rules."""
    questions: int = 0
    """Questions that lost their words and stay as anonymous counts."""
    appointments: int = 0
    unheard: tuple[str, ...] = ()
    """Names of sister laptops of which nothing was heard yet: nothing goes before."""


def run_retention(store: Store, rules: Iterable[RetentionRule], now: datetime) -> Retained:
    """Take away what the rules say, here at once and everywhere else with the next bundle. It cannot be taken back.

    Without rules nothing goes. Raises InputError while headquarters has not said what day it is, StoreError when this
    laptop's keys are missing or the disk refuses.
    """
    found = {rule.kept: rule for rule in rules if rule.kept in _TAKEN_HERE}
    if not found:
        return Retained(0, None)
    with store.writing(now) as session:
        done = _run(store, session, found, now)
    if done.questions or done.appointments:
        store.steps.forget()
        clear_away(store, now)
    return done


def preview_retention(store: Store, rules: Iterable[RetentionRule], now: datetime) -> Retained:
    """Return what `run_retention` would take away now; nothing changes. Raises as it does."""
    found = {rule.kept: rule for rule in rules if rule.kept in _TAKEN_HERE}
    if not found:
        return Retained(0, None)
    with store.rehearsing(now) as session:
        return _run(store, session, found, now)


_TAKEN_HERE = (Kept.CONTACT, Kept.APPOINTMENT)
"""What the rules can take away: this program keeps no copy of a bundle that it made or read."""


def _run(store: Store, session: StampedSession, rules: dict[Kept, RetentionRule], now: datetime) -> Retained:
    try:
        papers = membership(session)
    except BundleError:
        # Nothing has ever left a laptop that is not enrolled, so nobody needs to be told.
        return _run_alone(session, rules, now.astimezone().date())
    if papers.own is None:
        # Headquarters does not know what laptops still have to do: it orders nothing, and takes its own copies away.
        return _run_alone(session, rules, now.astimezone().date())
    keys = DeviceKeys.from_bytes(store.device_keys())
    day = now.astimezone().date() if store.training else retention_day(papers)
    if day is None:
        raise InputError(
            N_(
                "Headquarters has not told this laptop what day it is. Nothing was taken away. Take in its newest file first."
            )
        )
    heard, unheard = _heard_until(session, papers, day)
    if heard is None:
        return Retained(len(rules), day, unheard=unheard)
    done = Retained(len(rules), heard)
    sites = papers.sites or ()
    if (rule := rules.get(Kept.CONTACT)) is not None:
        before, besides = _term(session, rule.before(heard), sites)
        done = replace(done, questions=order_retention(session, keys, papers, "contact", before, besides))
    if (rule := rules.get(Kept.APPOINTMENT)) is not None:
        passed = select_passed(session, rule.before(heard), sites)
        if passed:
            order_erasure(session, keys, papers, passed)
        done = replace(done, appointments=len(passed))
    return done


def _term(session: Session, before: date, sites: Collection[str] = ()) -> tuple[date, list[UUID]]:
    """Return the day before which questions lose their words, and the older ones that keep theirs."""
    besides = older_open(session, before, sites)
    if len(besides) > MAX_ROOTS:
        # More than one order can name: it reaches back to the first of those that it cannot.
        before = get_contact(session, besides[MAX_ROOTS]).at.astimezone(UTC).date()
        besides = older_open(session, before, sites)
    return before, besides


def _run_alone(session: StampedSession, rules: dict[Kept, RetentionRule], today: date) -> Retained:
    """Take away what is here, and tell nobody."""
    done = Retained(len(rules), today)
    if (rule := rules.get(Kept.CONTACT)) is not None:
        before, besides = _term(session, rule.before(today))
        fresh = keep_epochs(session, {("contact", EVERYWHERE): Term(before.isoformat(), frozenset(besides))})
        done = replace(done, questions=empty_expired(session, fresh))
    if (rule := rules.get(Kept.APPOINTMENT)) is not None:
        passed = select_passed(session, rule.before(today))
        apply_erasures(session, Erased({EVERYWHERE: passed}))
        done = replace(done, appointments=len(passed))
    return done


def _heard_until(session: Session, papers: Membership, day: date) -> tuple[date | None, tuple[str, ...]]:
    """Return the day up to which the work of all sister laptops is known, and the names of those never heard of."""
    sisters = [one for one in papers.laptops() if papers.sites and papers.sites & {site.code for site in one.sites}]
    heard = {one.device.name: last_made(session, one.device.device) for one in sisters}
    never = tuple(name for name, at in heard.items() if at is None)
    if never:
        return None, never
    return min([day, *(at.astimezone().date() for at in heard.values() if at is not None)]), ()
