"""The last bundle of a laptop that was withdrawn: everything that it holds, for others only."""

from datetime import datetime

from sqlmodel import Session

from desktop.store.journal import StampedSession
from desktop.store.sites import held_sites
from desktop.sync.audiences import Audience
from desktop.sync.containers import Kind
from desktop.sync.encryption import MAX_RECIPIENTS
from desktop.sync.identities import DeviceKeys
from desktop.sync.outgoing import seal_bundle
from desktop.sync.papers import Membership


def heirs(session: Session, papers: Membership) -> Audience | None:
    """Return who may open everything that this device holds besides it; nothing when there is nobody.

    These are the escrow key, and the laptops that serve every site of which there are rows here; headquarters is not
    among them, since it may not see dossiers.
    """
    sites = held_sites(session)
    sisters = [one.device for one in papers.laptops() if sites <= {site.code for site in one.sites}]
    if not sisters and not papers.escrow:
        return None
    return Audience(Kind.CENTRE, tuple(sisters[: MAX_RECIPIENTS - 1]), sites, papers.escrow)


def seal_last(session: StampedSession, keys: DeviceKeys, papers: Membership, to: Audience, made: datetime) -> bytes:
    """Return a bundle with every row of this store, from zero, sealed to its heirs and not to itself."""
    return seal_bundle(session, keys, papers, to, made, from_zero=True).data
