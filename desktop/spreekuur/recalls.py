"""Who got a sheet that turned out wrong: found in what was printed here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.prints import Printed
from desktop.domain.recalls import Recall
from desktop.domain.slips import CorrectionSlip, corrected_by
from desktop.store.database import Store
from desktop.store.prints import select_printed

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RecalledPrint:
    """A sheet that was printed here and is called back; its question says who got it."""

    recall: Recall
    printed: Printed


def recalled_prints(store: Store, pack: Pack) -> list[RecalledPrint]:
    """Return what was printed here, is called back and was not made good yet, the newest first.

    It is made good when a correction slip about that sheet was printed after it at the same question; sheets that were
    printed at none are made good together.
    """
    with store.reading() as session:
        listed = select_printed(session)
    corrected: dict[tuple[UUID | None, str], datetime] = {}
    for one in reversed(listed):
        corrected[one.contact, corrected_by(one.version)] = one.at
    found = [(pack.recalled(one.version), one) for one in listed]
    return [
        RecalledPrint(recall, one)
        for recall, one in found
        if recall is not None and corrected.get((one.contact, one.version), _NEVER) < one.at
    ]


def correction_for(found: RecalledPrint, pack: Pack) -> CorrectionSlip:
    """Return the slip for whoever got a sheet that is called back."""
    slug = found.printed.version.partition("/")[0]
    article = pack.articles.get(slug)
    titles = {code: edition.title for code, edition in article.editions.items()} if article else {DUTCH: slug}
    return CorrectionSlip(found.recall, found.printed.version, titles)
