from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contacts import ContactEntry
from desktop.domain.edits import with_changes
from desktop.domain.reunification.family_files import MemberEntry

WORDS = st.sampled_from(["", "a", "b", "c"])
ENTRIES = st.builds(ContactEntry, language=WORDS, question=WORDS, told=WORDS, outcome=WORDS)
FACTS = st.dictionaries(st.sampled_from(["born", "relation", "papers"]), st.sampled_from(["a", "b"]))
MEMBERS = st.builds(MemberEntry, st.sampled_from(["X", "Y"]), FACTS)


@given(known=ENTRIES, seen=ENTRIES)
def test_who_changed_nothing_leaves_everything_as_it_is(known: ContactEntry, seen: ContactEntry) -> None:
    assert with_changes(known, seen, seen) == known


@given(seen=ENTRIES, entry=ENTRIES)
def test_alone_the_writer_gets_what_was_written(seen: ContactEntry, entry: ContactEntry) -> None:
    assert with_changes(seen, seen, entry) == entry


@given(known=MEMBERS, seen=MEMBERS, entry=MEMBERS)
def test_each_fact_is_the_writers_when_the_writer_changed_it_and_else_the_others(
    known: MemberEntry, seen: MemberEntry, entry: MemberEntry
) -> None:
    made = with_changes(known, seen, entry)
    for name in ("born", "relation", "papers"):
        changed = entry.facts.get(name) != seen.facts.get(name)
        assert made.facts.get(name) == (entry if changed else known).facts.get(name)
    assert made.name == (entry if entry.name != seen.name else known).name


def test_two_who_change_different_fields_both_keep_their_words() -> None:
    seen = ContactEntry("ti", ("A5",), question="vraag")
    first = with_changes(seen, seen, replace(seen, told="gebeld"))
    both = with_changes(first, seen, replace(seen, question="vraag over de brief"))
    assert (both.told, both.question) == ("gebeld", "vraag over de brief")
