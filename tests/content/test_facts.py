"""A file of facts is read strictly: what is not a fact is refused with file and line."""

from datetime import date
from pathlib import Path

import pytest

from desktop.content.facts import LARGEST_FILE, load_facts
from desktop.domain.reunification.families import (
    Facts,
    Letter,
    Marriage,
    Member,
    OtherParent,
    Outcome,
    Papers,
    Procedure,
    Relation,
    Request,
    Sponsor,
    Status,
)
from desktop.domain.spans import UNKNOWN, Span, read_span
from desktop.errors import InputError


def written(folder: Path, text: str) -> Path:
    path = folder / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_fact_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
today = 2026-11-21
[sponsor]
application_date = 2026-07-03
decision_date = "2026-10"
decision_received = "unknown"
status = "B"
born = "1990"
unaccompanied_minor = false
[request]
lodged = 2026-10-20
decided = true
decided_on = 2026-11-01
outcome = "refused"
outcome_date = 2026-11-02
answer_by = 2026-11-29
letter = "repair"
route = "article8"
[[members]]
name = "Hanna"
relation = "spouse"
born = 1994-01-01
tie_before_entry = true
married = "customary_registered"
earlier_marriage = false
more_than_one_spouse = "unknown"
other_parent = "stays"
unmarried = true
dependent = false
papers = "other"
documents_language = "ar"
[[members]]
""",
    )

    assert load_facts(path) == Facts(
        sponsor=Sponsor(
            application_date=Span.on(date(2026, 7, 3)),
            decision_date=Span(date(2026, 10, 1), date(2026, 10, 31)),
            status=Status.B,
            born=Span(date(1990, 1, 1), date(1990, 12, 31)),
            unaccompanied_minor=False,
        ),
        request=Request(
            lodged=read_span("2026-10-20"),
            decided=True,
            decided_on=read_span("2026-11-01"),
            outcome=Outcome.REFUSED,
            outcome_date=read_span("2026-11-02"),
            answer_by=read_span("2026-11-29"),
            letter=Letter.REPAIR,
            route=Procedure.ARTICLE8,
        ),
        members=(
            Member(
                name="Hanna",
                relation=Relation.SPOUSE,
                born=read_span("1994-01-01"),
                tie_before_entry=True,
                married=Marriage.CUSTOMARY_REGISTERED,
                earlier_marriage=False,
                more_than_one_spouse=None,
                other_parent=OtherParent.STAYS,
                unmarried=True,
                dependent=False,
                papers=Papers.OTHER,
                documents_language="ar",
            ),
            Member(),
        ),
        today=date(2026, 11, 21),
    )


def test_what_is_left_out_is_unknown_and_never_guessed(tmp_path: Path) -> None:
    assert load_facts(written(tmp_path, "")) == Facts()
    told = load_facts(written(tmp_path, '[request]\nletter = "unknown"\nroute = "unknown"\n')).request
    assert told == Request(lodged=UNKNOWN, letter=None, route=None)
    left_out = load_facts(written(tmp_path, "[request]\n")).request
    assert left_out == Request(letter=Letter.NONE, route=Procedure.NAREIS)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[sponsor]\nstatus = 'A'\nbsn = 'x'\n", 3, "“bsn” is not a fact of sponsor"),
        ("[sponsor]\n\nstatus = 'C'\n", 3, "“C” is not a word for status. Choose one of: A, B."),
        ("colour = 'red'\n", 1, "colour"),
        ("[sponsor]\nborn = 2026-02-30\n", 2, "TOML"),
        ("[sponsor]\nborn = '2026-02-30'\n", 2, "does not exist in the calendar"),
        ("[sponsor]\nborn = 1990\n", 2, "cannot be read as born"),
        ("[sponsor]\nborn = 1990-01-01T10:00:00Z\n", 2, "cannot be read as born"),
        ("[sponsor]\nborn = true\n", 2, "cannot be read as born"),
        ("[sponsor]\nunaccompanied_minor = 'yes'\n", 2, "“yes” is not a word"),
        (
            "[[members]]\nname = 'A'\n[[members]]\nname = 'B'\nrelation = 'aunt'\n",
            5,
            "“aunt” is not a word for relation",
        ),
        ("[[members]]\nname = 'A 111222333'\n", 2, "BSN"),
        ("[[members]]\nname = 3\n", 2, "cannot be read as name"),
        ('[[members]]\nname = "A\\u0007"\n', 2, "cannot be read as name"),
        (f"[[members]]\nname = '{'a' * 101}'\n", 2, "cannot be read as name"),
        ("[[members]]\ndocuments_language = 'Arabisch'\n", 2, "cannot be read as documents_language"),
        ("members = 3\n", 1, "members"),
        ("today = 'yesterday'\n", 1, "not a date"),
        ("today = '2026-11'\n", 1, "cannot be read as today"),
        ("today = true\n", 1, "cannot be read as today"),
        ("[sponsor\n", 1, "TOML"),
        ("x = " + "[" * 1500, 1, "nested"),
    ],
)
def test_what_is_not_a_fact_is_refused_with_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(InputError) as refused:
        load_facts(written(tmp_path, text))
    told = str(refused.value)
    assert told.startswith(f"facts.toml, line {line}: "), told
    assert message in told
    assert "111222333" not in told


def test_a_file_that_cannot_be_facts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_facts(tmp_path / "gone.toml")
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(InputError, match="larger than 64 kB"):
        load_facts(path)
    path.write_bytes(b"[sponsor]\nstatus = '\xff'\n")
    with pytest.raises(InputError, match="line 2: The file is not UTF-8"):
        load_facts(path)
    with pytest.raises(InputError, match="more than 50"):
        load_facts(written(tmp_path, "[[members]]\n" * 51))
