"""Where questions are referred to, the site's own address first, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from uuid import UUID

from desktop.domain.people import check_lines, check_texts
from desktop.domain.taxonomies import Referral, Taxonomy
from desktop.errors import InputError
from desktop.wording import N_

OWN = "own-"
"""How the code begins of somebody whom a site refers to and who is on no list."""


class ReferralOutcome(StrEnum):
    """What the client tells at the next visit."""

    HELPED = "helped"
    WAITING = "waiting"
    NOT_HELPED = "not-helped"
    NOT_GONE = "not-gone"


@dataclass(frozen=True, slots=True)
class SiteAddressEntry:
    """A site's own address. What is empty is as on the list."""

    code: str
    name: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    hours: str = ""
    note: str = ""

    def check(self, taxonomy: Taxonomy) -> None:
        """Refuse a code that is neither on the list nor an own one, and an own one without a name. Raises InputError."""
        if self.code.startswith(OWN):
            if not self.name.strip():
                raise InputError(N_("An address needs a name. Nothing was saved. Write who it is."))
        else:
            taxonomy.require(referrals=(self.code,))
        check_lines(self.code, self.name, self.telephone, self.email, self.website, self.address, self.hours)
        check_texts(self.note, longest=2000)


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """A site's own address, as it is kept."""

    id: UUID
    site: str
    entry: SiteAddressEntry


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """Somebody to refer to, as it is shown at one site."""

    code: str
    names: dict[str, str]
    """By language of the program; a site's own name is the same in all."""
    telephone: str
    email: str
    website: str
    address: str
    hours: str
    note: str
    own: UUID | None
    """The site's own address that was laid over the list."""


Directory = dict[str, DirectoryEntry]
"""By code, in the order of the list; the site's own additions come last."""


def directory(taxonomy: Taxonomy, own: Iterable[SiteAddress]) -> Directory:
    """Return the list with a site's own addresses laid over it, field by field."""
    overlays = {one.entry.code: one for one in own}
    found = {code: _laid_over(referral, overlays.get(code)) for code, referral in taxonomy.referrals.items()}
    for code, one in overlays.items():
        if code not in found:
            # Of a place that a newer list leaves out the code says what it was.
            found[code] = _laid_over(Referral(code, dict.fromkeys(("nl", "en"), code)), one)
    return found


def _laid_over(listed: Referral, own: SiteAddress | None) -> DirectoryEntry:
    entry = own.entry if own else SiteAddressEntry(listed.code)
    names = {language: entry.name or name for language, name in listed.names.items()}
    shown = {
        one.name: getattr(entry, one.name) or getattr(listed, one.name, "")
        for one in fields(SiteAddressEntry)
        if one.name not in ("code", "name")
    }
    return DirectoryEntry(code=listed.code, names=names, own=own.id if own else None, **shown)


@dataclass(frozen=True, slots=True)
class ToAskBack:
    """A referral of which nobody has heard what came of it."""

    contact: UUID
    code: str


def outcomes(codes: Iterable[str]) -> dict[str, ReferralOutcome]:
    """Return what came of each referral, by its code; what another program wrote otherwise is left out."""
    pairs = (code.partition(":") for code in codes)
    return {to: ReferralOutcome(word) for to, _, word in pairs if word in set(ReferralOutcome)}


def with_outcome(codes: Iterable[str], to: str, outcome: ReferralOutcome) -> tuple[str, ...]:
    """Return the outcomes with that of one referral set."""
    return tuple(f"{code}:{word}" for code, word in sorted({**outcomes(codes), to: outcome}.items()))


def unheard(referrals: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Return the referrals of which nobody has heard how they ended; who is waiting is asked again."""
    known = outcomes(codes)
    return tuple(to for to in referrals if known.get(to, ReferralOutcome.WAITING) is ReferralOutcome.WAITING)


def check_outcomes(codes: Iterable[str]) -> None:
    """Refuse outcomes of referrals that are none. Raises InputError."""
    codes = tuple(codes)
    check_lines(*codes)
    if len(outcomes(codes)) != len(codes):
        raise InputError(
            N_("What came of a referral is one of: {choices}. Nothing was saved. Choose one."),
            choices=", ".join(ReferralOutcome),
        )
