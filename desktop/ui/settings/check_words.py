"""What a check of the store found, in words that say what to do."""

from desktop.i18n import Translator
from desktop.spreekuur.checks import Checked, PapersState


def check_lines(words: Translator, found: Checked) -> list[str]:
    """Return a line on each thing that a check found; the first says whether all is well."""
    _ = words.gettext
    if found.ok:
        return [_("The records are whole."), *_passing(words, found)]
    whole = found.integrity
    lines = [_("Something is wrong. Make a backup, and ask who manages this laptop for help.")]
    if whole.damaged_pages:
        lines.append(_("The file with the records is damaged: put the newest good backup back."))
    if whole.index_faults:
        lines.append(_("The search does not find everything: {count} records.").format(count=whole.index_faults))
    if not whole.synced:
        lines.append(_("The exchange cannot rely on what is kept here: send everything again, and say so."))
    if not found.own_keys:
        lines.append(_("This laptop's own key is missing: headquarters has to enrol it again."))
    if found.papers is PapersState.INVALID:
        lines.append(_("The papers of headquarters are not good: take in its newest bundle."))
    return [*lines, *_passing(words, found)]


def _passing(words: Translator, found: Checked) -> list[str]:
    """Return lines on what passes by itself, or what somebody should know."""
    _ = words.gettext
    lines = []
    if found.restored_since is not None:
        day = words.date(found.restored_since.astimezone().date())
        lines.append(
            _(
                "You are working on restored data: what was recorded here after {day} may be missing. Import the newest bundles first."
            ).format(day=day)
        )
    if found.integrity.orphans:
        lines.append(
            words.ngettext(
                "{count} record waits for another one that comes with a later bundle.",
                "{count} records wait for others that come with a later bundle.",
                found.integrity.orphans,
            )
        )
    if found.quarantined:
        lines.append(
            words.ngettext(
                "{count} file that was not taken in is kept aside, for whoever is asked about it.",
                "{count} files that were not taken in are kept aside, for whoever is asked about them.",
                found.quarantined,
            )
        )
    waiting = sum(1 for it in found.erasures if it.waiting)
    if waiting:
        lines.append(
            words.ngettext(
                "{count} order to erase is not confirmed by every laptop yet.",
                "{count} orders to erase are not confirmed by every laptop yet.",
                waiting,
            )
        )
    return lines
