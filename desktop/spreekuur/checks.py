"""Whether everything of this store holds together, for people and for headquarters' automation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.errors import BundleError, StoreError
from desktop.store.database import Store
from desktop.store.documents import kept_document
from desktop.store.integrity import Integrity, check_integrity
from desktop.store.quarantine import refused_files
from desktop.sync.confirmations import KnownErasure, erasures_of
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership


class PapersState(StrEnum):
    """What the store's signed documents are worth."""

    NONE = "not enrolled"
    VALID = "valid"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a whole store found."""

    integrity: Integrity
    own_keys: bool
    """Whether the device's keys are there and are those of this device."""
    papers: PapersState
    quarantined: int
    """Files that were refused and are kept."""
    restored_since: datetime | None
    erasures: tuple[KnownErasure, ...] = ()
    """Orders to erase, with who confirmed them. One that waits is no fault: the next bundles bring it."""

    @property
    def synced(self) -> bool:
        """Whether nothing is wrong with what the exchange relies on."""
        return self.integrity.synced and self.own_keys and self.papers is not PapersState.INVALID

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong that somebody must mend. Orphans and a doubt about restored data pass by themselves."""
        return self.integrity.whole and self.synced


def check_store(store: Store) -> Checked:
    """Read everything and return what was found; about a second for each 100 MB. Raises StoreError when the disk is full."""
    # The seals of pages are those of the file alone: one that a full disk cut off is whole in the log, and no damage.
    store.empty_log()
    with store.reading() as session:
        integrity = check_integrity(session)
    return Checked(
        integrity,
        _has_own_keys(store),
        papers_state(store),
        sum(refused_files(store.home).values()),
        store.restored_since,
        tuple(erasures_of(store)),
    )


def papers_state(store: Store) -> PapersState:
    """Return whether the store belongs to an organisation, by documents whose signatures were verified anew."""
    with store.reading() as session:
        if kept_document(session, "organisation") is None or kept_document(session, "registry") is None:
            return PapersState.NONE
        try:
            membership(session)
        except BundleError:
            return PapersState.INVALID
    return PapersState.VALID


def _has_own_keys(store: Store) -> bool:
    try:
        return DeviceKeys.from_bytes(store.device_keys()).device == store.about.device
    except StoreError:
        return False
