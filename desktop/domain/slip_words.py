"""The words of slips: what is said in fixed sentences, so that it can stand in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.sheets import REVIEWED


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The words of all slips in one language; `{…}` is filled in."""

    language: str
    state: str
    """REVIEWED, or how the words were made."""
    appointment: str
    with_whom: str
    """`{value}`"""
    day: str
    """`{date}`"""
    time: str
    """`{value}`"""
    interpreter: str
    bring: str
    bring_this: str
    bring_letters: str
    bring_identity: str
    bring_papers: str
    bring_telephone: str
    cannot_come: str
    referral: str
    go_to: str
    """`{value}`"""
    website: str
    """`{value}`"""
    email: str
    """`{value}`"""
    address: str
    """`{value}`"""
    show_this: str
    for_the_reader: str
    referred: str
    speaks: str
    """`{value}`"""
    interpreter_needed: str
    question: str
    given_on: str
    """`{date}`"""
    deadlines: str
    letter_first: str
    not_the_last_day: str
    apply_by: str
    """`{date}`, as all that follow until `between`."""
    mvv_collect_by: str
    objection_by: str
    objection_in_letter: str
    """Said in place of a day that the letter does not name."""
    answer_by: str
    late_decision: str
    two_years: str
    renewal_opens: str
    renewal_by: str
    notice_answer_by: str
    turns_17_half: str
    turns_18: str
    between: str
    """`{first}`, `{last}`"""
    likely: str
    unknown: str
    card: str
    card_organisation: str
    """`{value}`"""
    card_volunteers: str
    card_not_government: str
    card_not_ind: str
    card_not_coa: str
    card_no_decision: str
    card_here: str
    card_ask: str
    card_letter: str
    card_talk: str
    card_choose: str
    correction: str
    recalled_title: str
    """`{value}`"""
    recalled_version: str
    """`{value}`"""
    throw_away: str
    was_wrong: str
    holds_now: str
    new_sheet: str
    sentences: Mapping[str, str] = field(default_factory=dict)
    """How a date was reckoned, by the English of the program; empty in the languages of the program itself."""

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at these words."""
        return self.state == REVIEWED
