from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.articles import Source
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.documents import NeededDocument
from desktop.domain.reunification.evidence import Evidence, EvidenceState, count_missing, evidence_id, papers
from desktop.errors import InputError

SOURCE = Source("IND", date(2026, 6, 12), "")
GROUP = "one_of:D10|D11|D12"
LISTED = tuple(
    NeededDocument(code, need, SOURCE, Confidence.CERTAIN)
    for code, need in (
        ("D05", "required"),
        ("D07", "required"),
        ("D10", GROUP),
        ("D11", GROUP),
        ("D12", GROUP),
        ("D28", "if_missing"),
        ("D30", "if_missing"),
        ("D42", "later"),
    )
)


def missing(**states: str) -> set[str]:
    told = {code: Evidence(code, None, state) for code, state in states.items()}
    return {paper.document.id for paper in papers(LISTED, told) if paper.missing}


def count(**states: str) -> int:
    return count_missing(papers(LISTED, {code: Evidence(code, None, state) for code, state in states.items()}))


def test_what_is_needed_for_certain_and_not_here_is_missing() -> None:
    assert missing() == {"D05", "D07", "D10", "D11", "D12"}
    assert count() == 3, "three papers of which one will do count once"


@pytest.mark.parametrize("state", ["abroad", "asked"])
def test_a_paper_that_is_elsewhere_is_still_missing(state: str) -> None:
    assert "D05" in missing(D05=state)


def test_one_of_several_is_enough() -> None:
    assert missing(D11="have") == {"D05", "D07"}


def test_a_paper_that_cannot_be_had_asks_for_its_explanation_until_that_is_here() -> None:
    assert missing(D05="have", D07="impossible", D11="have") == {"D30"}
    assert missing(D05="have", D07="impossible", D11="have", D30="asked") == {"D30"}
    assert missing(D05="have", D07="impossible", D11="have", D30="have") == set()


def test_a_state_of_a_newer_program_counts_as_not_told() -> None:
    (paper,) = papers(LISTED[:1], {"D05": Evidence("D05", None, "notarised")})
    assert paper.missing
    assert paper.state is None


@given(st.dictionaries(st.sampled_from([it.id for it in LISTED]), st.sampled_from(list(EvidenceState))))
def test_a_paper_that_comes_in_never_makes_more_missing(states: dict[str, str]) -> None:
    before = count(**states)
    for code in states:
        assert count(**states | {code: "have"}) <= before


def test_two_laptops_name_the_same_paper_alike_and_others_otherwise() -> None:
    family, member = UUID(int=1), UUID(int=2)
    assert evidence_id(family, member, "D05") == evidence_id(family, member, "D05")
    assert len({evidence_id(family, who, code) for who in (None, member) for code in ("D05", "D06")}) == 4


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence("D05", None, "lost"),
        Evidence("D05", None, "impossible", "too lazy"),
        Evidence("D05", None, "have", note="BSN 123456782"),
        Evidence("D05", None, "have", note="x" * 201),
    ],
)
def test_what_must_not_be_kept_is_refused(evidence: Evidence) -> None:
    with pytest.raises(InputError):
        evidence.check()
