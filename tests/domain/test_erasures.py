import base64
from uuid import UUID

import pytest

from desktop.domain.erasures import COUNTED, NOBODY, absorbed, emptying, entailed, is_anonymous
from desktop.domain.rows import Clock, ExchangedRow, RowState, Scalar, merge_rows
from desktop.sync.audiences import STATISTICS

SELAM, HANNA, CONTACT = UUID(int=1 << 64), UUID(int=2 << 64), UUID(int=3 << 64)
WORDS: dict[str, Scalar] = {
    "at": "2026-03-02T09:00:00+00:00",
    "clock_doubt": "behind",
    "language": "ti",
    "topics": "A5",
    "outcome": "answered",
    "referrals": "vwn",
    "deleted": "yes",
    "question": "CANARY",
    "told": "CANARY",
    "follow_up": "2026-03-09",
    "colour": "CANARY of a newer program",
}


def text(row_id: UUID) -> str:
    return base64.urlsafe_b64encode(row_id.bytes).decode().rstrip("=")


def row(person: Scalar, kind: str = "contact", root: UUID = CONTACT) -> ExchangedRow:
    return ExchangedRow(kind, CONTACT, root, "azc", RowState(Clock("a.1", 1, 100), {**WORDS, "person": person}))


def with_state(old: ExchangedRow, state: RowState) -> ExchangedRow:
    return ExchangedRow(old.kind, old.id, old.root, old.site, state)


def test_nobody_is_the_nil_id_as_bundles_write_it() -> None:
    assert text(UUID(int=0)) == NOBODY


def test_what_stays_of_a_contact_is_what_headquarters_may_see_anyway() -> None:
    assert COUNTED["contact"] == STATISTICS["contact"]


def test_a_row_whose_id_or_root_is_named_does_not_exist() -> None:
    assert absorbed(row(None), {CONTACT})
    assert absorbed(row(None, root=SELAM), {SELAM})
    assert not absorbed(row(text(SELAM)), {SELAM})


def test_a_contact_of_an_erased_person_keeps_what_is_counted_and_nothing_else() -> None:
    changes = emptying(row(text(SELAM)), {SELAM})
    after = row(text(SELAM)).state.edited(changes, "b.1", 7, 200)
    kept = {name: value for name, value in after.fields.items() if value is not None}
    assert kept == {name: WORDS[name] for name in COUNTED["contact"]} | {"person": NOBODY}
    assert is_anonymous(after)
    assert emptying(with_state(row(None), after), {SELAM}) == {}
    assert emptying(with_state(row(None), after), set()) == {}, "it lasts without the erasure too"


def test_other_contacts_stay_as_they_are() -> None:
    assert emptying(row(text(HANNA)), {SELAM}) == {}
    assert emptying(row(None), {SELAM}) == {}
    assert emptying(row(text(SELAM), kind="person"), {SELAM}) == {}
    assert not is_anonymous(row(text(HANNA)).state)


@pytest.mark.parametrize("link", [7, True, "", "no id", "AAAA", "ü" * 22])
def test_a_link_that_is_no_id_names_nobody(link: Scalar) -> None:
    assert emptying(row(link), {SELAM}) == {}
    assert entailed([row(link, kind="family")], {SELAM}) == frozenset()


def test_in_doubt_the_words_of_a_contact_go() -> None:
    linked = row(text(SELAM))
    apart = merge_rows(
        linked.state.edited({"told": "CANARY 2"}, "a.1", 2, 300),
        linked.state.edited({"person": text(HANNA)}, "b.1", 1, 400),
    )
    assert emptying(with_state(linked, apart), {SELAM}) == {}, "who relinked it had seen the link"
    both = merge_rows(apart, linked.state.edited({"person": text(SELAM)}, "c.1", 1, 200))
    assert both.fields["person"] == text(HANNA)
    assert emptying(with_state(linked, both), {SELAM}).keys() == {"person", "question", "told", "follow_up", "colour"}


def test_what_was_written_without_hearing_is_emptied_where_the_two_meet() -> None:
    linked = row(text(SELAM))
    emptied = linked.state.edited(emptying(linked, {SELAM}), "b.1", 7, 200)
    late = linked.state.edited({"question": "CANARY 3"}, "c.1", 1, 900)
    met = merge_rows(emptied, late)
    assert met.fields["question"] == "CANARY 3"
    assert emptying(with_state(linked, met), set()) == {"question": None}


def test_an_empty_text_is_not_emptied_again() -> None:
    emptied = row(text(SELAM)).state.edited(dict.fromkeys(("question", "told", "follow_up", "colour"), ""), "b.1", 7, 9)
    assert emptying(with_state(row(None), emptied), {SELAM}) == {"person": NOBODY}


def test_a_dossier_of_an_erased_person_goes_unless_somebody_says_it_is_another_s() -> None:
    dossier = row(text(SELAM), kind="family")
    relinked = dossier.state.edited({"person": text(HANNA)}, "b.1", 1, 400)
    both = merge_rows(dossier.state.edited({"person": text(SELAM)}, "a.1", 2, 300), relinked)
    assert entailed([dossier], {SELAM}) == {CONTACT}
    assert entailed([dossier], {SELAM, CONTACT}) == frozenset(), "known already"
    assert entailed([dossier], {HANNA}) == frozenset()
    assert entailed([with_state(dossier, relinked)], {SELAM}) == frozenset()
    assert entailed([with_state(dossier, both)], {SELAM}) == frozenset()
    assert entailed([with_state(dossier, both)], {SELAM, HANNA}) == {CONTACT}
    assert entailed([row(text(SELAM))], {SELAM}) == frozenset(), "a contact is emptied"
