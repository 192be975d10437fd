"""What the things of the day's work are called: for lists, and for the names of steps that can be taken back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from desktop.domain.agendas import AppointmentKind, Origin, When
from desktop.domain.contacts import Channel, Children, Household, Interpreting
from desktop.domain.letters import CountsFrom, LetterKind
from desktop.domain.people import Consent, Likeness
from desktop.domain.referrals import ReferralOutcome
from desktop.domain.sentences import Sentence, say
from desktop.domain.signals import Category, Evidence, Severity, SignalKind
from desktop.domain.trash import TrashKind
from desktop.domain.urgencies import Urgent
from desktop.wording import N_

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

URGENCY_WORDS: Mapping[Urgent, str] = {
    Urgent.REFUSAL: N_("asylum application refused"),
    Urgent.DETENTION: N_("detention"),
    Urgent.VIOLENCE: N_("violence or danger"),
    Urgent.SUICIDE_RISK: N_("danger of suicide"),
}
CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.TELEPHONE: N_("by telephone"),
    Channel.WRITTEN: N_("in writing"),
    Channel.GROUP: N_("information for a group"),
}
HOUSEHOLD_WORDS: Mapping[Household, str] = {
    Household.ONE: N_("alone"),
    Household.TWO: N_("2 people"),
    Household.FEW: N_("3 or 4 people"),
    Household.MANY: N_("5 or more people"),
}
CHILDREN_WORDS: Mapping[Children, str] = {
    Children.NONE: N_("no children"),
    Children.FEW: N_("1 or 2 children"),
    Children.MANY: N_("3 or more children"),
}
INTERPRETING_WORDS: Mapping[Interpreting, str] = {
    Interpreting.NOT_NEEDED: N_("no interpreter needed"),
    Interpreting.TELEPHONE: N_("interpreter by telephone"),
    Interpreting.PRESENT: N_("interpreter at the table"),
    Interpreting.VOLUNTEER: N_("a volunteer interpreted"),
    Interpreting.COMPANION: N_("somebody came along to interpret"),
    Interpreting.NONE_AVAILABLE: N_("no interpreter to be had"),
}
LETTER_WORDS: Mapping[LetterKind, str] = {
    LetterKind.INVITATION: N_("invitation to an interview or appointment"),
    LetterKind.INTENTION: N_("intention to refuse"),
    LetterKind.REFUSAL: N_("refusal"),
    LetterKind.GRANTED: N_("permit granted"),
    LetterKind.TRANSFER: N_("transfer to another country"),
    LetterKind.LONGER: N_("the decision takes longer"),
    LetterKind.REPAIR: N_("something is missing"),
    LetterKind.FAMILY_REFUSAL: N_("family may not come"),
    LetterKind.FAMILY_GRANTED: N_("family may come"),
    LetterKind.END_OF_RECEPTION: N_("end of reception"),
    LetterKind.OTHER: N_("another letter"),
}
COUNTS_FROM_WORDS: Mapping[CountsFrom, str] = {
    CountsFrom.DATED: N_("from the date on the letter"),
    CountsFrom.RECEIVED: N_("from the day of receipt"),
}
REFERRAL_OUTCOME_WORDS: Mapping[ReferralOutcome, str] = {
    ReferralOutcome.HELPED: N_("it helped"),
    ReferralOutcome.WAITING: N_("still waiting"),
    ReferralOutcome.NOT_HELPED: N_("it did not help"),
    ReferralOutcome.NOT_GONE: N_("did not go"),
}
CONSENT_WORDS: Mapping[Consent, str] = {
    Consent.SPOKEN: N_("agreed, spoken"),
    Consent.SIGNED: N_("agreed, signed"),
}
LIKENESS_WORDS: Mapping[Likeness, str] = {
    Likeness.V_NUMBER: N_("the same V-number"),
    Likeness.NAME: N_("the same name, perhaps spelled otherwise"),
    Likeness.BIRTH: N_("a name that sounds alike, and a birth date that can be the same"),
    Likeness.ROOM: N_("a name that sounds alike, in the same room"),
}
APPOINTMENT_WORDS: Mapping[AppointmentKind, str] = {
    AppointmentKind.INTERVIEW: N_("interview with the IND"),
    AppointmentKind.HEARING: N_("court hearing"),
    AppointmentKind.LAWYER: N_("appointment with the lawyer"),
    AppointmentKind.AUTHORITY: N_("appointment with an authority"),
    AppointmentKind.MEDICAL: N_("doctor or hospital"),
    AppointmentKind.MOVE: N_("move"),
    AppointmentKind.PERMIT_ENDS: N_("permit ends"),
    AppointmentKind.INTEGRATION_ENDS: N_("civic integration term ends"),
    AppointmentKind.OTHER: N_("date"),
}
ORIGIN_WORDS: Mapping[Origin, str] = {
    Origin.FOLLOW_UP: N_("follow up"),
    Origin.PROMISE: N_("promised"),
    Origin.LETTER: N_("letter"),
    Origin.APPOINTMENT: N_("appointment"),
    Origin.FAMILY: N_("family reunification"),
}
WHEN_WORDS: Mapping[When, str] = {
    When.OVERDUE: N_("overdue"),
    When.TODAY: N_("today"),
    When.THIS_WEEK: N_("within a week"),
    When.TWO_WEEKS: N_("within two weeks"),
    When.LATER: N_("later"),
    When.UNKNOWN: N_("no day known"),
}
CATEGORY_WORDS: Mapping[Category, str] = {
    Category.REFOULEMENT: N_("danger on return"),
    Category.PROCEDURE: N_("care in the procedure"),
    Category.LATE_DECISION: N_("late decision"),
    Category.FAMILY: N_("family reunification"),
    Category.RECEPTION: N_("living conditions in reception"),
    Category.TRANSFERS: N_("moves between centres"),
    Category.WORK: N_("work, BSN, own contribution"),
    Category.LEARNING: N_("language and preparing for civic integration"),
    Category.HOUSING: N_("housing and a start with money"),
    Category.AGES: N_("turning 18, or past the pension age"),
    Category.TREATMENT: N_("treatment and discrimination"),
    Category.MISINFORMATION: N_("wrong information by an authority"),
    Category.PACT: N_("effects of the European pact"),
    Category.OWN_ORGANISATION: N_("our own help: not there, no time, no language"),
}
SIGNAL_KIND_WORDS: Mapping[SignalKind, str] = {
    SignalKind.BOTTLENECK: N_("bottleneck"),
    SignalKind.GAP: N_("gap in the rules"),
    SignalKind.ABUSE: N_("abuse"),
    SignalKind.EFFECT: N_("effect of a new rule"),
}
SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.NUISANCE: N_("a nuisance"),
    Severity.HARM: N_("harm"),
    Severity.DANGER: N_("danger"),
}
EVIDENCE_WORDS: Mapping[Evidence, str] = {
    Evidence.TOLD: N_("told to us"),
    Evidence.SEEN: N_("seen by us"),
    Evidence.PAPER: N_("on paper"),
}
THINGS: Mapping[TrashKind, str] = {
    TrashKind.CONTACT: N_("question"),
    TrashKind.PERSON: N_("person"),
    TrashKind.FAMILY: N_("family file"),
    TrashKind.WALK_IN_HOUR: N_("walk-in hour"),
    TrashKind.APPOINTMENT: N_("date"),
    TrashKind.SIGNAL: N_("signal"),
    TrashKind.SITE_ADDRESS: N_("address"),
    TrashKind.ASKED_QUESTION: N_("question for headquarters"),
}
FIELD_WORDS: Mapping[str, str] = {
    "language": N_("language"),
    "topics": N_("topic"),
    "person": N_("person"),
    "question": N_("question"),
    "told": N_("told or done"),
    "outcome": N_("outcome"),
    "referrals": N_("referred to"),
    "referral_outcomes": N_("what came of the referral"),
    "follow_up": N_("follow-up day"),
    "channel": N_("how it came in"),
    "heads": N_("number of people"),
    "household": N_("household"),
    "children": N_("children"),
    "interpreter": N_("interpreter"),
    "interpreter_language": N_("language of the interpreter"),
    "dialect": N_("dialect"),
    "interpreter_minutes": N_("minutes of the interpreter"),
    "client_does": N_("what the client does"),
    "we_do": N_("what we do"),
    "settled": N_("dealt with"),
    "urgencies": N_("urgent"),
    "letter": N_("kind of letter"),
    "letter_dated": N_("date on the letter"),
    "letter_received": N_("letter received"),
    "letter_term": N_("term in the letter"),
    "letter_from": N_("from when the term runs"),
    "letter_by": N_("last day in the letter"),
    "name": N_("name"),
    "born": N_("birth date"),
    "v_number": N_("V-number"),
    "room": N_("room"),
    "consent": N_("consent"),
    "note": N_("note"),
}


def new_step(thing: TrashKind) -> Sentence:
    """Return the name of the step that made something."""
    return say(N_("New {thing}"), thing=Sentence(THINGS[thing]))


def change_step(thing: TrashKind, before: "DataclassInstance", after: "DataclassInstance") -> Sentence:
    """Return the name of the step that changed an entry: with the field, when it was one that has a name."""
    changed = [one.name for one in fields(after) if getattr(before, one.name) != getattr(after, one.name)]
    named = [FIELD_WORDS[name] for name in changed if name in FIELD_WORDS]
    if len(named) == 1:
        return say(N_("Change of {thing}: {field}"), thing=Sentence(THINGS[thing]), field=Sentence(named[0]))
    return say(N_("Change of {thing}"), thing=Sentence(THINGS[thing]))
