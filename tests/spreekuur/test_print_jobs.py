"""Asking for anything printable, seeing it, and handing it out."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID

import pikepdf
import pypdfium2
import pytest

from desktop.content.packs import Pack
from desktop.domain.articles import Source
from desktop.domain.contacts import ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.recalls import Recall, RecallText
from desktop.domain.reunification.answers import Answer
from desktop.domain.reunification.evidence import Evidence
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.domain.sheets import REVIEWED, ContactBox, PaperSize
from desktop.domain.signals import SignalEntry
from desktop.domain.slips import Appointment, CorrectionSlip, DeadlineSheet, OpeningCard, ReferralSlip
from desktop.errors import ContentError, HandoutError, InputError
from desktop.handouts.preflight import composed
from desktop.paths import Home
from desktop.spreekuur.checklists import family_overview
from desktop.spreekuur.contact_boxes import change_contact_box, contact_box
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.families import add_member, note_evidence, open_family
from desktop.spreekuur.handovers import handover
from desktop.spreekuur.overviews import overview_of
from desktop.spreekuur.previews import pages_of, preview, sheet_of
from desktop.spreekuur.print_jobs import (
    AnswerDocument,
    ArticleDocument,
    ChecklistDocument,
    Document,
    DocumentKind,
    HandoverDocument,
    MapDocument,
    NumbersDocument,
    PapersDocument,
    PrintJob,
    PrintSetting,
    SignalsDocument,
    kind_of,
    languages_of,
    may_be_nameless,
)
from desktop.spreekuur.print_log import clear_pages, discard_pages, hand_out, note_printed, prints, setting_of
from desktop.spreekuur.recalls import correction_for, recalled_prints
from desktop.spreekuur.reports import Scope
from desktop.spreekuur.signals import record_signal, signals_of_month
from desktop.spreekuur.stores import Site, Store, make_laptop
from tests.spreekuur.conftest import NOW, PASSPHRASE

TODAY = date(2026, 11, 21)
NAMES = ("Selam", "Dawit", "Natnael", "Kaleb", "1990-01-01", "kamer 14", "271.234.5678")
FACTS = {"application_date": "2026-07-03", "decision_date": "2026-10-10", "status": "A", "born": "1990-01-01"}
RECALL = Recall(
    "wrong",
    frozenset({"letter-from-ind/nl/2026-11-21/90b7002d"}),
    TODAY,
    (Source("IND, een brief", TODAY),),
    {"nl": RecallText("drafted by machine", ("Fout.",), ("Goed.",))},
)

FOR_COLLEAGUES = (DocumentKind.CHECKLIST, DocumentKind.HANDOVER, DocumentKind.SIGNALS, DocumentKind.OVERVIEW)


@pytest.fixture(scope="module")
def documents(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[DocumentKind, Document]]:
    """One document of each kind, from a store with names in every place where they can be written."""
    site = Site("ZUT", "azc Zutphen")
    store, _code = make_laptop(Home(tmp_path_factory.mktemp("home")), PASSPHRASE, site=site, device_name="Laptop")
    yield _documents(store, pack)
    store.close()


def _documents(store: Store, pack: Pack) -> dict[DocumentKind, Document]:
    family = open_family(store, FamilyEntry("Selam", None, {**FACTS, "notes": "Selam woont in kamer 14"}), NOW)
    member = add_member(store, family.id, MemberEntry("Dawit", {"relation": "spouse", "born": "1990-01-01"}), NOW)
    child = {"relation": "child", "born": "2009-05-30"}
    add_member(store, family.id, MemberEntry("Natnael", child), NOW)
    note_evidence(store, family.id, Evidence("D10", member.id, "impossible", "war", "ligt bij Kaleb"), NOW)
    entry = ContactEntry("ti", ("A5",), None, "Selam, kamer 14, V-nummer 271.234.5678", "Selam belt", "information")
    record_contact(store, pack, replace(entry, follow_up=date(2026, 11, 24)), NOW)
    example = SignalEntry("reception", example="Een gezin sliep in de gang.", consent=True)
    record_signal(store, pack, example, NOW)
    overview = family_overview(store, pack, family.id, TODAY)
    return {
        DocumentKind.ARTICLE: ArticleDocument("letter-from-ind"),
        DocumentKind.PAPERS: PapersDocument("Dawit", overview.members[0]),
        DocumentKind.CHECKLIST: ChecklistDocument("Selam", overview.found, TODAY, overview),
        DocumentKind.MAP: MapDocument(overview),
        DocumentKind.HANDOVER: HandoverDocument(handover(store, pack, NOW)),
        DocumentKind.SIGNALS: SignalsDocument(signals_of_month(store, TODAY)),
        DocumentKind.OVERVIEW: NumbersDocument(overview_of(store, TODAY, TODAY, TODAY), Scope(TODAY, TODAY)),
        DocumentKind.APPOINTMENT: Appointment(date(2026, 11, 24), time(10, 30), "Kaleb", "gebouw C"),
        DocumentKind.REFERRAL: ReferralSlip(pack.taxonomy.referrals["gza"], TODAY, "Tigrinya"),
        DocumentKind.DEADLINES: DeadlineSheet.of_checklist(overview.found, TODAY),
        DocumentKind.CARD: OpeningCard("Vluchtelingenhulp"),
        DocumentKind.CORRECTION: CorrectionSlip(RECALL, "letter-from-ind/nl/2026-11-21/90b7002d", {"nl": "Een brief"}),
    }


def text_of(pdf: bytes) -> str:
    """Return the words on the pages, as another program (PDFium) reads them."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(page.get_textpage().get_text_bounded() for page in opened)


def test_there_is_a_document_of_each_kind(documents: dict[DocumentKind, Document]) -> None:
    assert {kind: kind_of(document) for kind, document in documents.items()} == {kind: kind for kind in DocumentKind}


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_shows_its_pages_in_every_language_that_it_has(
    kind: DocumentKind, paper: PaperSize, documents: dict[DocumentKind, Document], pack: Pack
) -> None:
    setting = PrintSetting(pack, TODAY, ContactBox("Spreekuur"), "Vluchtelingenhulp", training=True)
    languages = languages_of(documents[kind], pack)
    assert "nl" in languages
    # Half of them on each paper, and for every second kind the other half: each is set, and the run stays short.
    half = (list(DocumentKind).index(kind) + list(PaperSize).index(paper)) % 2
    for language in languages[half::2]:
        shown = preview(PrintJob(documents[kind], language, paper=paper), setting)
        assert shown.refusal is None
        assert not shown.reviewed or kind in FOR_COLLEAGUES
        with pikepdf.open(BytesIO(shown.pdf)) as opened:
            assert len(opened.pages) == shown.pages
            assert opened.check_pdf_syntax() == []
        if shown.version:
            assert f"/{language}/" in shown.version
            assert shown.version in text_of(shown.pdf).replace("\r\n", "").replace(" ", "")


@pytest.mark.parametrize("kind", DocumentKind)
def test_without_names_nothing_says_who_it_is(
    kind: DocumentKind, documents: dict[DocumentKind, Document], pack: Pack
) -> None:
    setting = PrintSetting(pack, TODAY)
    job = PrintJob(documents[kind], "nl", without_names=True)
    text = text_of(pages_of(job, setting))
    assert [name for name in NAMES if name in text] == []
    with_names = {
        DocumentKind.PAPERS,
        DocumentKind.CHECKLIST,
        DocumentKind.MAP,
        DocumentKind.APPOINTMENT,
        DocumentKind.DEADLINES,
    }
    assert (job.holds_names, may_be_nameless(job.document)) == (False, kind in with_names)
    assert replace(job, without_names=False).holds_names == (kind in with_names)
    named = text_of(pages_of(replace(job, without_names=False), setting))
    assert any(name in named for name in NAMES) == (kind in with_names)


def test_the_handover_says_what_is_promised_and_of_nobody(documents: dict[DocumentKind, Document], pack: Pack) -> None:
    told = documents[DocumentKind.HANDOVER]
    assert isinstance(told, HandoverDocument)
    assert (told.handover.questions, told.handover.to_fill_in, told.handover.unshared) == (1, 0, None)
    (promise,) = told.handover.promises
    assert (promise.follow_up, promise.topics, promise.language) == (date(2026, 11, 24), ("A5",), "ti")
    # Seventeen and a half on 30 November 2026 (born on 30 May 2009), nine days ahead.
    assert [(one.kind, one.days.exact) for one in told.handover.dates] == [("turns_17_half", date(2026, 11, 30))]
    text = text_of(pages_of(PrintJob(told, "en"), PrintSetting(pack, TODAY)))
    for part in ("24 November 2026", "Tigrinya", "30 November 2026", "1 question was recorded."):
        assert part in text
    assert [name for name in NAMES if name in text] == []


def test_a_copy_of_an_answer_is_what_it_was_and_never_nameless(
    documents: dict[DocumentKind, Document], store: Store, pack: Pack
) -> None:
    checklist = documents[DocumentKind.CHECKLIST]
    assert isinstance(checklist, ChecklistDocument)
    assert checklist.overview is not None
    setting = setting_of(store, pack, TODAY)
    sheet = sheet_of(replace(checklist, notes=True), "en", setting)
    answer = Answer(new_id(NOW), checklist.overview.file.id, NOW, pack.version, checklist.overview.outline, sheet)
    document = AnswerDocument(answer)
    assert kind_of(document) == DocumentKind.CHECKLIST
    assert languages_of(document, pack) == ("en",)
    assert not may_be_nameless(document)
    text = text_of(pages_of(PrintJob(document, "en"), setting))
    assert "Copy of the answer of" in text
    assert "Selam woont in kamer 14" in text
    assert PrintJob(document, "en").holds_names
    with pytest.raises(HandoutError, match="has the names"):
        pages_of(PrintJob(document, "en", without_names=True), setting)


def test_what_stands_beside_the_dutch_is_noted_so(documents: dict[DocumentKind, Document]) -> None:
    lefts = {kind: PrintJob(document, "en", beside=False).left for kind, document in documents.items()}
    assert {kind for kind, left in lefts.items() if left} == {DocumentKind.PAPERS, DocumentKind.MAP}
    assert all(PrintJob(document, "nl").left == "" for document in documents.values())


def test_a_refusal_is_shown_and_nothing_goes_to_the_printer(store: Store, pack: Pack) -> None:
    setting = setting_of(store, pack, TODAY)
    for job in (
        PrintJob(ArticleDocument("letter-from-ind"), "ar", beside=False),
        PrintJob(OpeningCard(""), "ti", beside=False),
        PrintJob(HandoverDocument(handover(store, pack, NOW)), "ar"),
        PrintJob(ArticleDocument("letter-from-ind"), "zz"),
    ):
        shown = preview(job, setting)
        assert (shown.pdf, shown.pages) == (b"", 0)
        assert shown.refusal is not None
        with pytest.raises((HandoutError, ContentError)):
            hand_out(store, job, shown, NOW)
    assert prints(store) == []
    assert not store.home.scratch.exists()


def test_pages_lie_in_the_private_folder_until_the_printer_has_them(store: Store, pack: Pack) -> None:
    contact = record_contact(store, pack, ContactEntry("ti", ("A5",)), NOW)
    job = PrintJob(ArticleDocument("letter-from-ind"), "ti", copies=2, contact=contact.id)
    shown = preview(job, setting_of(store, pack, TODAY))
    path = hand_out(store, job, shown, NOW)
    assert path.parent == store.home.scratch
    assert path.read_bytes() == shown.pdf
    if os.name == "posix":
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    (kept,) = prints(store)
    assert (kept.kind, kept.version, kept.language, kept.beside, kept.copies, kept.contact, kept.site) == (
        "article",
        "letter-from-ind/ti/2026-11-21/90b7002d",
        "ti",
        "nl",
        2,
        contact.id,
        "ZUT",
    )
    discard_pages(path)
    discard_pages(path)
    hand_out(store, job, shown, NOW)
    set_before = composed("Selam komt vrijdag.", "nl")
    clear_pages(store.home)
    assert not store.home.scratch.exists()
    assert composed("Selam komt vrijdag.", "nl") is not set_before, "a locked window remembers no text"
    clear_pages(store.home)


@pytest.mark.parametrize("copies", [0, 100])
def test_copies_that_nobody_means_are_refused(store: Store, pack: Pack, copies: int) -> None:
    job = PrintJob(OpeningCard(""), "nl", copies=copies)
    shown = preview(job, setting_of(store, pack, TODAY))
    with pytest.raises(HandoutError, match="between 1 and 99"):
        hand_out(store, job, shown, NOW)
    assert prints(store) == []


def test_who_got_a_sheet_that_is_called_back_is_found_and_it_is_not_printed_again(store: Store, pack: Pack) -> None:
    contact = record_contact(store, pack, ContactEntry("ti", ("A5",)), NOW)
    setting = setting_of(store, pack, TODAY)
    job = PrintJob(ArticleDocument("letter-from-ind"), "ti", contact=contact.id)
    for one in (job, PrintJob(OpeningCard(""), "ti")):
        note_printed(store, one, preview(one, setting), NOW)
    recalled = replace(pack, recalls=(RECALL,))
    assert recalled_prints(store, pack) == []
    (found,) = recalled_prints(store, recalled)
    assert (found.recall, found.printed.contact) == (RECALL, contact.id)
    slip = correction_for(found, recalled)
    assert (slip.version, slip.titles["ti"]) == ("letter-from-ind/ti/2026-11-21/90b7002d", "ደብዳበ ካብ IND")
    assert correction_for(found, replace(recalled, articles={})).titles == {"nl": "letter-from-ind"}
    again = preview(job, replace(setting, pack=recalled))
    assert again.refusal is not None
    assert "called back on" in str(again.refusal)


def test_a_sheet_is_made_good_by_a_correction_about_it_at_the_same_question(store: Store, pack: Pack) -> None:
    asked = [record_contact(store, pack, ContactEntry("ti", ("A5",)), NOW).id for _ in range(2)]
    setting = setting_of(store, pack, TODAY)
    recalled = replace(pack, recalls=(RECALL,))
    for contact in (*asked, None, None):
        job = PrintJob(ArticleDocument("letter-from-ind"), "ti", contact=contact)
        note_printed(store, job, preview(job, setting), NOW)
    first = next(one for one in recalled_prints(store, recalled) if one.printed.contact == asked[0])
    slip, later = correction_for(first, recalled), NOW + timedelta(hours=1)
    setting = replace(setting, pack=recalled)

    def hand(document: CorrectionSlip, contact: UUID | None, at: datetime) -> list[UUID | None]:
        job = PrintJob(document, "nl", contact=contact)
        made = preview(job, setting)
        assert made.refusal is None
        note_printed(store, job, made, at)
        return sorted((one.printed.contact for one in recalled_prints(store, recalled)), key=str)

    every = sorted([*asked, None, None], key=str)
    assert hand(slip, asked[0], NOW - timedelta(hours=1)) == every, "it was printed again after the correction"
    assert hand(replace(slip, version="welcome/ti/2026-11-21/00000000"), asked[0], later) == every
    assert hand(slip, asked[0], later) == sorted([asked[1], None, None], key=str)
    assert hand(slip, None, later) == [asked[1]]


def test_the_site_writes_its_own_box(store: Store, pack: Pack) -> None:
    assert contact_box(store) == ContactBox()
    box = ContactBox("Spreekuur Zutphen", "gebouw C", "dinsdag 10.00–12.00", "088-123 4567")
    change_contact_box(store, box)
    setting = setting_of(store, pack, TODAY)
    assert setting.contact == box
    assert "gebouw C" in text_of(pages_of(PrintJob(OpeningCard(""), "nl"), setting))
    with pytest.raises(InputError):
        change_contact_box(store, ContactBox("two\nlines"))
    assert contact_box(store) == box


def _reviewed(pack: Pack) -> Pack:
    words = {code: replace(one, state=REVIEWED) for code, one in pack.words.items()}
    slips = {code: replace(one, state=REVIEWED) for code, one in pack.slip_words.items()}
    lists = {code: replace(one, state=REVIEWED) for code, one in pack.document_words.items()}
    return replace(pack, words=words, slip_words=slips, document_words=lists)


@pytest.mark.parametrize(
    ("make", "reviewed"),
    [
        (lambda _: OpeningCard(""), True),
        (lambda _: PapersDocument("", ()), True),
        (lambda _: ArticleDocument("letter-from-ind"), False),
        (lambda _: CorrectionSlip(RECALL, "x", {"nl": "x"}), False),
    ],
)
def test_a_preview_says_whether_people_have_read_it(
    pack: Pack, make: Callable[[object], Document], *, reviewed: bool
) -> None:
    assert preview(PrintJob(make(None), "nl"), PrintSetting(_reviewed(pack), TODAY)).reviewed is reviewed
    assert not preview(PrintJob(make(None), "nl"), PrintSetting(pack, TODAY)).reviewed
