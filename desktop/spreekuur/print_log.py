"""Handing pages to the printer, and keeping what went out and what was told.

Pages lie in the store's private folder only while the printer needs them. What is kept says which text went out and at
which question, so that whoever got a sheet that turns out wrong can be found; nobody's name is in it.
"""

import secrets
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from desktop.content.packs import Pack
from desktop.content.told_texts import keep_told, text_as_told
from desktop.domain.articles import Article
from desktop.domain.ids import new_id
from desktop.domain.prints import TOLD, Printed
from desktop.errors import HandoutError
from desktop.handouts.kept_paragraphs import forget_paragraphs
from desktop.paths import Home, write_atomically
from desktop.spreekuur.contact_boxes import contact_box
from desktop.spreekuur.print_jobs import ArticleDocument, Preview, PrintJob, PrintSetting, kind_of
from desktop.spreekuur.sites import site_of
from desktop.store.contacts import get_contact
from desktop.store.database import Store
from desktop.store.prints import insert_printed, select_printed
from desktop.wording import N_

MOST_COPIES = 99


def setting_of(store: Store, pack: Pack, on: date) -> PrintSetting:
    """Return the setting of this laptop: its site's box, its organisation, and whether it is for practice."""
    return PrintSetting(pack, on, contact_box(store), store.about.organisation_name, store.training)


def hand_out(store: Store, job: PrintJob, shown: Preview, now: datetime) -> Path:
    """Note that a job goes to the printer, and return its pages as a file in the store's private folder.

    Remove the file with `discard_pages` when the printer has it; `clear_pages` takes what a crash left. Raises
    HandoutError when the job was refused, StoreError when the disk does.
    """
    if shown.refusal is not None:
        raise shown.refusal
    if not 1 <= job.copies <= MOST_COPIES:
        raise HandoutError(
            N_("Nothing was printed: print between 1 and {most} copies at a time, not {count}."),
            most=MOST_COPIES,
            count=job.copies,
        )
    note_printed(store, job, shown, now)
    scratch = Home(store.home.scratch)
    scratch.make()
    path = scratch.folder / f"{secrets.token_hex(8)}.pdf"
    write_atomically(path, shown.pdf)
    return path


def note_printed(store: Store, job: PrintJob, shown: Preview, now: datetime) -> None:
    """Keep that a sheet went out: which text, which version, which language, and at which question; nobody's name."""
    made = Printed(
        new_id(now),
        now,
        site_of(store),
        kind_of(job.document),
        shown.version,
        job.language,
        job.left,
        job.copies,
        job.contact,
    )
    if isinstance(job.document, ArticleDocument):
        keep_told(store.home.content, shown.version)
    with store.writing(now) as session:
        insert_printed(session, made)


def note_told(store: Store, pack: Pack, slug: str, language: str, contact_id: UUID, now: datetime) -> Printed:
    """Keep that an article was told at a question: which text, which version, which language.

    Told once more at the same question it is noted once. Raises ContentError when the pack lacks the article or language,
    InputError when the question is not there, StoreError when the disk refuses.
    """
    pack.edition(slug, language)
    version = pack.article(slug).version_id(language)
    keep_told(store.home.content, version)
    with store.writing(now) as session:
        site = get_contact(session, contact_id).site
        known = select_printed(session, [contact_id])
        same = next((one for one in known if (one.kind, one.version) == (TOLD, version)), None)
        if same is not None:
            return same
        made = Printed(new_id(now), now, site, TOLD, version, language, copies=0, contact=contact_id)
        insert_printed(session, made)
    return made


def told_at(store: Store, contact_id: UUID) -> list[Printed]:
    """Return what was told and printed at a question, the newest first."""
    with store.reading() as session:
        return select_printed(session, [contact_id])


def article_as_told(store: Store, pack: Pack, told: Printed) -> Article:
    """Return the article that was told or printed, word for word as it was then; `pack` is the one in use.

    Its `editions` hold that language and Dutch at least. Raises ContentError when it was no article, or its text is not
    on this laptop.
    """
    return text_as_told(store.home.content, pack, told.version)


def prints(store: Store) -> list[Printed]:
    """Return what was printed, the newest first."""
    with store.reading() as session:
        return select_printed(session)


def discard_pages(path: Path) -> None:
    """Remove pages that the printer has."""
    path.unlink(missing_ok=True)


def clear_pages(home: Home) -> None:
    """Remove all pages that were left for a printer; the window does so when it opens, locks and closes.

    What is kept in memory to draw pages faster is forgotten too.
    """
    forget_paragraphs()
    Home(home.scratch).discard()
