import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.signals import KnownNames, SignalEntry, find_traces, without_traces
from desktop.errors import InputError

LISTS = load_pack(shipped_folder()).taxonomy
NAMES = KnownNames(frozenset({"selam", "kidane"}), str.casefold)


@pytest.mark.parametrize(
    ("text", "traces"),
    [
        ("Mensen wachten 14 maanden op een gehoor", ()),
        ("In 2024-2025 wachtten gezinnen langer", ()),
        ("In 2026 wachtten 12 gezinnen", ()),
        ("V-nummer 2812345678", ("2812345678",)),
        ("bel 06 1234 5678", ("06 1234 5678",)),
        ("bel +31 (0)6-12345678", ("+31 (0)6-12345678",)),
        ("mail mij@voorbeeld.nl", ("mij@voorbeeld.nl",)),
        ("geboren 3-7-1990", ("3-7-1990",)),
        ("geboren 1990-07-03", ("1990-07-03",)),
        ("Selam kreeg geen tolk", ("Selam",)),
        ("de zoon van KIDANE", ("KIDANE",)),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, traces: tuple[str, ...]) -> None:
    found = find_traces(text, NAMES)
    assert set(traces) <= set(found)
    assert bool(found) is bool(traces)


def test_a_signal_needs_a_category_only() -> None:
    SignalEntry("reception").check(LISTS, NAMES)


@pytest.mark.parametrize(
    "entry",
    [
        SignalEntry(""),
        SignalEntry("weather"),
        SignalEntry("reception", kind="rumour"),
        SignalEntry("reception", topics=("Z9",)),
        SignalEntry("reception", heads=-1),
        SignalEntry("reception", severity="meh"),
        SignalEntry("reception", evidence="dreamt"),
        SignalEntry("reception", example="Een gezin sliep in de gang."),
        SignalEntry("reception", strategic=True),
        SignalEntry("reception", example="Selam sliep in de gang.", consent=True),
        SignalEntry("reception", theme="kamer van Kidane"),
        SignalEntry("reception", example="x" * 1001, consent=True),
    ],
)
def test_what_must_not_be_told_on_is_refused(entry: SignalEntry) -> None:
    with pytest.raises(InputError):
        entry.check(LISTS, NAMES)


def test_an_example_is_told_on_with_consent() -> None:
    SignalEntry("reception", example="Een gezin sliep in de gang.", consent=True, strategic=True).check(LISTS, NAMES)


def test_a_gap_stands_where_somebody_could_be_recognised() -> None:
    told = "Selam (geboren 3-7-1990) belt 06-12345678; Selamata wacht op een bed, zegt KIDANE."
    kept, taken = without_traces(told, NAMES)
    assert kept == "[…] (geboren […]) belt […]; Selamata wacht op een bed, zegt […]."
    assert set(taken) == {"Selam", "3-7-1990", "06-12345678", "KIDANE"}
    assert without_traces("In 2024-2025 wachtten 12 gezinnen.", NAMES) == ("In 2024-2025 wachtten 12 gezinnen.", ())


@example(["2020-2021", "a@b.nl"])
@given(st.lists(st.sampled_from(["Selam", "kidane's", "2812345678", "a@b.nl", "x", "-", " ", "1", "12", "(", "2020-"])))
def test_nothing_that_leads_to_a_person_is_left(parts: list[str]) -> None:
    kept, taken = without_traces("".join(parts), NAMES)
    assert find_traces(kept, NAMES) == ()
    assert bool(taken) is (kept != "".join(parts))
