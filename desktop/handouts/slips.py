"""Print a slip: fixed sentences, filled in at the table, in a client's language beside the Dutch."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

from babel.dates import format_date

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH, LineKind, Source
from desktop.domain.certainties import Confidence
from desktop.domain.client_calendars import own_day
from desktop.domain.reunification.deadlines import Deadline
from desktop.domain.reunification.letters import OBJECTION_BY
from desktop.domain.sheets import NO_CONTACT, ContactBox, PaperSize, Sheet, SheetLine, SheetSection
from desktop.domain.slips import (
    Appointment,
    CorrectionSlip,
    DeadlineSheet,
    LeftOpen,
    OpeningCard,
    ReferralSlip,
    Slip,
    WhoseDeadline,
    slip_version,
)
from desktop.errors import HandoutError
from desktop.handouts.documents import around_of, sheet_small_print
from desktop.handouts.languages import writing
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.tokens import embedded
from desktop.i18n import LANGUAGES, translator
from desktop.wording import N_

_PROGRAM = "en"
"""In which the sentences of the program are written."""
_CARD_SOURCES = ("vision", "open-society")
"""Where the sentences of the card were read, by their codes in the pack."""


def slip_handout(
    slip: Slip,
    language: str,
    pack: Pack,
    *,
    alone: bool = False,
    on: date,
    contact: ContactBox = NO_CONTACT,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return a slip as a PDF in Dutch, or in another language beside the Dutch (or alone, when it was reviewed).

    `on` is the day on which it is handed out. Raises HandoutError when it may not be printed: the language or a
    sentence is not there, no person has reviewed the words and it is asked alone, its last day has passed, a letter
    has no font, or something does not fit.
    """
    languages = [language] if alone or language == DUTCH else [DUTCH, language]
    _refuse(slip, language, pack, on, alone=alone)
    sheets = [slip_sheet(slip, one, pack, languages=languages, contact=contact, training=training) for one in languages]
    return sheet_pdf(
        sheets[0],
        beside=sheets[1] if len(sheets) > 1 else None,
        paper=paper,
        organisation=organisation,
        training=training,
    )


def slip_sheet(
    slip: Slip,
    language: str,
    pack: Pack,
    *,
    languages: list[str],
    contact: ContactBox = NO_CONTACT,
    training: bool = False,
) -> Sheet:
    """Return a slip as a sheet in one language; `languages` are all that stand on the same paper.

    Raises HandoutError when the language or a sentence is not there.
    """
    around, writer = around_of(pack.words, language), _Writer(language, pack)
    title, sections = writer.written(slip)
    version = slip_version(slip, languages[-1], pack.version)
    each_page = [around.training] if training else []
    each_page += [] if _reviewed(slip, DUTCH, pack) else [around.machine_text]
    translated = languages[-1]
    each_page += [around.machine_translation] if not _reviewed(slip, translated, pack) and translated != DUTCH else []
    doubtful = isinstance(slip, DeadlineSheet)
    small_print = sheet_small_print(
        around,
        checked=pack.published,
        usable_until=_last_day(slip, pack),
        sources=_sources(slip, pack),
        each_page=each_page,
        certain=not doubtful,
        ask_lawyer=doubtful,
        version=version,
        contact=contact,
    )
    return Sheet(language, title, tuple(sections), small_print, version)


def _sources(slip: Slip, pack: Pack) -> tuple[Source, ...]:
    """Return where what a slip says was read, where its lines do not say so themselves."""
    match slip:
        case CorrectionSlip():
            return slip.recall.sources
        case OpeningCard():
            missing = [code for code in _CARD_SOURCES if code not in pack.rules.sources]
            if missing:
                raise _not_said(missing[0], DUTCH)
            return tuple(pack.rules.sources[code] for code in _CARD_SOURCES)
    return ()


def _last_day(slip: Slip, pack: Pack) -> date:
    return slip.day if isinstance(slip, Appointment) else pack.expires


def _reviewed(slip: Slip, language: str, pack: Pack) -> bool:
    """Return whether a person has looked at everything that stands on a slip in a language."""
    recalled = not isinstance(slip, CorrectionSlip) or slip.recall.texts[language].reviewed
    return pack.slip_words[language].reviewed and around_of(pack.words, language).reviewed and recalled


def _refuse(slip: Slip, language: str, pack: Pack, on: date, *, alone: bool) -> None:
    """Refuse a language that is not there, an unreviewed one alone, and a slip whose last day has passed."""
    there = [one for one in pack.slip_words if one in pack.words]
    if isinstance(slip, CorrectionSlip):
        there = [one for one in there if one in slip.recall.texts]
    if language not in there:
        raise HandoutError(
            N_("Nothing was printed: this slip is not there in “{language}”. It is there in: {choices}."),
            language=language,
            choices=", ".join(there),
        )
    if alone and language != DUTCH and not _reviewed(slip, language, pack):
        raise HandoutError(
            N_(
                "Nothing was printed: no person has reviewed the words of this slip in “{language}”, so it is printed "
                "only beside the Dutch."
            ),
            language=language,
        )
    if on > _last_day(slip, pack):
        raise HandoutError(
            N_(
                "Nothing was printed: this slip was to be used until {until}. Look at its date, the date of this "
                "computer, and whether there is newer content."
            ),
            until=_last_day(slip, pack),
        )


class _Writer:
    """Writes the lines of one slip in one language, numbered through."""

    def __init__(self, language: str, pack: Pack) -> None:
        self._language = language
        self._around = around_of(pack.words, language)
        self._words = pack.slip_words[language]
        self._numbers = count(1)

    def written(self, slip: Slip) -> tuple[str, list[SheetSection]]:
        """Return the title and the sections of a slip."""
        words = self._words
        match slip:
            case Appointment():
                return words.appointment, list(self._appointment(slip))
            case ReferralSlip():
                return words.referral, list(self._referral(slip))
            case DeadlineSheet():
                return words.deadlines, list(self._deadlines(slip))
            case OpeningCard():
                return words.card, list(self._card(slip))
            case CorrectionSlip():
                return words.correction, list(self._correction(slip))

    def _line(self, text: str, kind: LineKind = LineKind.TEXT, *, note: str = "", picture: str = "") -> SheetLine:
        return SheetLine(kind, text, next(self._numbers), note=note, pictogram=picture)

    def _value(self, sentence: str, value: str) -> SheetLine:
        """Return a line with what was filled in; room to write it when it is not known."""
        if value:
            return self._line(sentence.format(value=embedded(value)))
        return SheetLine(LineKind.TEXT, sentence.format(value="").strip(), next(self._numbers), to_fill_in=True)

    def _day(self, day: date) -> str:
        """Return a day in words, and beside it the same day in the readers' own calendar."""
        ours, own = writing(self._language).date(day), own_day(day, self._language)
        return f"{ours} ({embedded(own)})" if own else ours

    def _appointment(self, slip: Appointment) -> Iterator[SheetSection]:
        words = self._words
        weekday = format_date(slip.day, "EEEE", locale=writing(self._language).locale)
        lines = [
            self._value(words.with_whom, slip.with_whom),
            self._line(words.day.format(date=f"{weekday} {self._day(slip.day)}")),
            self._value(words.time, f"{slip.at:%H:%M}"),
            self._value(self._around.place, slip.place),
        ]
        lines += [self._line(words.interpreter)] if slip.interpreter else []
        yield SheetSection("", tuple(lines))
        taken = [words.bring_this, *(getattr(words, one.value) for one in slip.bring)]
        yield SheetSection(words.bring, tuple(self._line(text, LineKind.BOX) for text in taken))
        yield SheetSection("", (self._line(words.cannot_come, LineKind.STEP, picture="telephone"),))

    def _referral(self, slip: ReferralSlip) -> Iterator[SheetSection]:
        words, to = self._words, slip.to
        lines = [self._value(words.go_to, to.names[DUTCH])]
        known = [
            (self._around.phone, to.telephone),
            (words.email, to.email),
            (words.website, to.website),
            (words.address, to.address),
        ]
        told = [self._value(sentence, value) for sentence, value in known if value]
        lines += told or [self._value(self._around.place, ""), self._value(self._around.phone, "")]
        lines.append(self._line(words.show_this, LineKind.STEP, picture="papers"))
        yield SheetSection("", tuple(lines))
        reader = [self._line(words.referred)]
        reader += [self._value(words.speaks, slip.language)] if slip.language else []
        reader += [self._line(words.interpreter_needed)] if slip.interpreter else []
        reader.append(self._value(words.question, ""))
        reader.append(self._line(words.given_on.format(date=self._day(slip.given_on))))
        yield SheetSection(words.for_the_reader, tuple(reader))

    def _deadlines(self, slip: DeadlineSheet) -> Iterator[SheetSection]:
        words = self._words
        if slip.dates:
            yield SheetSection("", tuple(self._deadline(one) for one in slip.dates))
        if slip.left_open:
            yield SheetSection("", tuple(self._open(one) for one in slip.left_open))
        yield SheetSection("", (self._line(words.letter_first), self._line(words.not_the_last_day)))

    def _open(self, one: LeftOpen) -> SheetLine:
        """Return why a date is not there, and whom to ask."""
        why = one.date.why.said(self._say, writing(self._language).date)
        return self._line(f"{embedded(one.name)}: {why}" if one.name else why)

    def _deadline(self, one: WhoseDeadline) -> SheetLine:
        """Return a date with how it was reckoned, how sure that is, and where the rule was read."""
        deadline, words = one.deadline, self._words
        whose = f"{embedded(one.name)}: " if one.name else ""
        source = self._around.source.format(
            title=embedded(deadline.source.title), date=writing(self._language).date(deadline.source.checked)
        )
        if deadline.kind == OBJECTION_BY and deadline.confidence is not Confidence.CERTAIN:
            # The number of days of an objection is never told but by the letter.
            return self._line(f"{whose}{words.objection_in_letter}", note=source)
        told = [sentence.said(self._say, writing(self._language).date) for sentence in deadline.working]
        doubt = {Confidence.CERTAIN: "", Confidence.LIKELY: words.likely}.get(deadline.confidence, words.unknown)
        note = "\n".join(part for part in (*told, doubt, source) if part)
        return self._line(f"{whose}{self._what(deadline)}", note=note)

    def _what(self, deadline: Deadline) -> str:
        """Return what is to be done or happens, and when."""
        days = deadline.days
        when = (
            self._day(days.exact)
            if days.exact
            else self._words.between.format(first=self._day(days.first), last=self._day(days.last))
        )
        sentence: str | None = getattr(self._words, deadline.kind, None)
        if sentence is None:
            raise _not_said(deadline.kind, self._language)
        return sentence.format(date=when)

    @property
    def _say(self) -> Callable[[str], str]:
        """Give sentences of the program in this language: its own catalogue, else what the pack says."""
        own = translator(self._language).gettext if self._language in LANGUAGES else None

        def said(english: str) -> str:
            sentence = own(english) if own else self._words.sentences.get(english, english)
            if sentence == english and self._language != _PROGRAM:
                raise _not_said(english, self._language)
            return sentence

        return said

    def _card(self, slip: OpeningCard) -> Iterator[SheetSection]:
        words = self._words
        told = (words.card_volunteers, words.card_not_government, words.card_not_ind, words.card_not_coa)
        lines = [self._value(words.card_organisation, slip.organisation)]
        lines += [self._line(text) for text in (*told, words.card_no_decision)]
        yield SheetSection("", tuple(lines))
        steps = (
            self._line(words.card_ask, LineKind.STEP, picture="ask"),
            self._line(words.card_letter, LineKind.STEP, picture="letter"),
            self._line(words.card_talk),
            self._line(words.card_choose),
        )
        yield SheetSection(words.card_here, steps)

    def _correction(self, slip: CorrectionSlip) -> Iterator[SheetSection]:
        words, text = self._words, slip.recall.texts[self._language]
        yield SheetSection(
            "",
            (
                self._value(words.recalled_title, slip.titles.get(self._language, slip.titles[DUTCH])),
                self._value(words.recalled_version, slip.version),
                self._line(words.throw_away, LineKind.STEP),
            ),
        )
        yield SheetSection(words.was_wrong, tuple(self._line(line) for line in text.wrong))
        yield SheetSection(words.holds_now, tuple(self._line(line) for line in text.holds))
        yield SheetSection("", (self._line(words.new_sheet, LineKind.STEP, picture="papers"),))


def _not_said(what: str, language: str) -> HandoutError:
    return HandoutError(
        N_(
            "Nothing was printed: “{what}” cannot be said in “{language}” yet. Print it in Dutch, and tell headquarters."
        ),
        what=what,
        language=language,
    )
