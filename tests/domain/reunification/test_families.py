from desktop.domain.reunification.families import Member, Papers, Sponsor, Status, read_member, read_sponsor, typed
from desktop.domain.spans import read_span


def test_facts_as_they_are_kept_are_read_like_those_of_a_file() -> None:
    kept = {"application_date": "2026-07", "status": "A", "unaccompanied_minor": "no", "born": ""}
    assert read_sponsor(typed(kept)) == Sponsor(
        application_date=read_span("2026-07"), status=Status.A, unaccompanied_minor=False
    )
    assert read_member(typed({"tie_before_entry": "yes", "papers": "none", "unmarried": ""})) == Member(
        tie_before_entry=True, papers=Papers.NONE
    )
