"""A month's signals on paper, for headquarters' colleagues and for who can mend things at the site."""

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.domain.signals import Category, Evidence, Severity, Signal, SignalKind
from desktop.i18n import Translator
from desktop.spreekuur.daily_words import CATEGORY_WORDS, EVIDENCE_WORDS, SEVERITY_WORDS, SIGNAL_KIND_WORDS
from desktop.spreekuur.signals import CategoryOfMonth, SignalsOfMonth


def signals_sheet(month: SignalsOfMonth, pack: Pack, words: Translator, *, training: bool = False) -> Sheet:
    """Return a month's signals as a sheet: by category, the one that most people met first. It names nobody."""
    _ = words.gettext
    around = pack.words[words.language]
    total = words.ngettext("{count} signal.", "{count} signals.", month.total)
    sections = [SheetSection("", (SheetLine(LineKind.TEXT, total),))]
    sections += [_section(it, pack, words) for it in month.categories]
    small_print = SmallPrint(
        language=words.language,
        lines=(_("Made anonymous when it was written down. A number of people is as it was told to us, not counted."),),
        page=around.page,
        each_page=(around.training,) if training else (),
    )
    title = _("Signals of {month}").format(month=words.month(month.first))
    return Sheet(words.language, title, tuple(sections), small_print)


def _section(found: CategoryOfMonth, pack: Pack, words: Translator) -> SheetSection:
    _ = words.gettext
    said = [
        words.ngettext("{count} signal", "{count} signals", found.signals),
        words.ngettext("{count} person", "{count} people", found.heads),
    ]
    if found.strategic:
        said.append(
            words.ngettext("{count} possible strategic case", "{count} possible strategic cases", found.strategic)
        )
    lines = [SheetLine(LineKind.TEXT, " · ".join(said))]
    lines += [SheetLine(LineKind.STEP, _about(one, pack, words), note=one.entry.example) for one in found.examples]
    lines += [SheetLine(LineKind.STEP, _about(one, pack, words)) for one in found.others]
    name = _(CATEGORY_WORDS[Category(found.category)])
    # Not `capitalize`, which makes “bsn” of BSN.
    return SheetSection(name[:1].upper() + name[1:], tuple(lines))


def _about(signal: Signal, pack: Pack, words: Translator) -> str:
    """Return a signal in one line: its theme, and what is known of it."""
    _ = words.gettext
    entry = signal.entry
    topics = [pack.taxonomy.topics[it].names[words.language] for it in entry.topics if it in pack.taxonomy.topics]
    known = [
        entry.theme or ", ".join(topics) or _("without a theme"),
        _(SIGNAL_KIND_WORDS[SignalKind(entry.kind)]) if entry.kind else "",
        words.ngettext("{count} person", "{count} people", entry.heads) if entry.heads is not None else "",
        _(SEVERITY_WORDS[Severity(entry.severity)]) if entry.severity else "",
        _(EVIDENCE_WORDS[Evidence(entry.evidence)]) if entry.evidence else "",
        _("raised at the site") if entry.raised_here else "",
        _("possible strategic case") if entry.strategic else "",
        signal.site,
    ]
    return " · ".join(it for it in known if it)
