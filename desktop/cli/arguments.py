"""The words of the command line: which commands there are and what each of them takes."""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from desktop.domain.sheets import PaperSize
from desktop.i18n import LANGUAGES, Translator


class _Parser(argparse.ArgumentParser):
    """A parser whose refusal is two lines: what is wrong, and where the words are explained."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and end with 2."""
        self.exit(2, f"{self.prog}: {message}\n{self.prog} --help\n")


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse gives it no public name


def build_parser(words: Translator) -> argparse.ArgumentParser:
    """Return the parser, with its help in the reader's language."""
    _ = words.gettext
    parser = _Parser(
        prog="spreekuur",
        description=_("The walk-in hour, offline. Without a command the window opens."),
        parents=[_everywhere(words, language=True)],
    )
    parser.add_argument("--training", action="store_true", help=_("open the window on a throw-away training centre"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    records = (_stores, _devices, _records, _people, _finding)
    for add in (*records, _content, _publishing, _papers, _exchange, _conflicts, _keeping):
        add(commands, words)
    return parser


def _everywhere(words: Translator, *, language: bool) -> _Parser:
    """Return the options that are taken before and after each command.

    Nothing is set where an option is absent, so that one given before the command is not lost after it.
    """
    _ = words.gettext
    parent = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parent.add_argument("--home", type=Path, metavar="DIR", help=_("folder of the store (default: the platform's)"))
    parent.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("file with the passphrase in its first line")
    )
    parent.add_argument("--json", action="store_true", help=_("print one JSON document"))
    if language:
        parent.add_argument("--language", choices=LANGUAGES, help=_("language of the program's own words"))
    return parent


def _command(
    commands: Commands,
    words: Translator,
    name: str,
    text: str,
    *,
    own_language: bool = False,
) -> _Parser:
    return commands.add_parser(
        name, help=text, description=text, parents=[_everywhere(words, language=not own_language)]
    )


def _stores(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    init = _command(commands, words, "init", _("make a store"))
    init.add_argument("--headquarters", action="store_true", help=_("the store of headquarters"))
    init.add_argument("--organisation-name", metavar="NAME", default="")
    init.add_argument("--site", metavar="CODE", default="")
    init.add_argument("--site-name", metavar="NAME", default="")
    init.add_argument("--device", metavar="NAME", default="")
    init.add_argument("--organisation", type=Path, metavar="FILE", help=_("the file that headquarters hands out"))
    init.add_argument("--training", action="store_true", help=_("a store for practice: invented people, no passphrase"))


def _devices(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    devices = _command(commands, words, "devices", _("enrol laptops without a network"))
    parts = devices.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    organisation = _command(parts, words, "organisation", _("headquarters: write the file that every laptop is given"))
    organisation.add_argument("--output", type=Path, required=True, metavar="FILE")
    request = _command(parts, words, "request", _("laptop: ask to be enrolled; prints eight words"))
    request.add_argument("--output", type=Path, required=True, metavar="FILE")
    enrol = _command(parts, words, "enrol", _("headquarters: enrol a laptop whose eight words were read out"))
    enrol.add_argument("file", type=Path, metavar="FILE")
    enrol.add_argument("--words", required=True, metavar="WORDS")
    enrol.add_argument("--output", type=Path, required=True, metavar="WELCOME")
    _command(parts, words, "list", _("headquarters: the devices"))
    _membership(parts, words)


def _membership(parts: Commands, words: Translator) -> None:
    """Add what happens to a device between its enrolment and its end."""
    _ = words.gettext
    revoke = _command(parts, words, "revoke", _("headquarters: withdraw a laptop that was lost or given back"))
    revoke.add_argument("device", metavar="DEVICE")
    revoke.add_argument("--lost", metavar="DATE", help=_("list what came from it since then"))
    revoke.add_argument(
        "--until", action="append", metavar="STORE=NUMBER", help=_("let more through than headquarters holds")
    )
    revoke.add_argument(
        "--output", type=Path, metavar="FILE", help=_("a file that tells the laptop so, if it is found")
    )
    received = _command(parts, words, "received", _("headquarters: what came from a device"))
    received.add_argument("device", metavar="DEVICE")
    received.add_argument("--since", required=True, metavar="DATE")
    sites = _command(parts, words, "sites", _("headquarters: a laptop's sites; laptop: where it records"))
    sites.add_argument("device", nargs="?", metavar="DEVICE")
    sites.add_argument("--add", metavar="CODE")
    sites.add_argument("--name", metavar="NAME")
    sites.add_argument("--remove", metavar="CODE")
    sites.add_argument("--output", type=Path, metavar="WELCOME")
    sites.add_argument("--here", metavar="CODE", help=_("laptop: record at this site from now on"))
    renew = _command(parts, words, "renew", _("renew the key to which others write"))
    renew.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("headquarters: a laptop's request"))
    renew.add_argument("--output", type=Path, metavar="FILE", help=_("laptop: the request"))
    escrow = _command(parts, words, "escrow", _("headquarters: make the escrow key; tells its three shares once"))
    escrow.add_argument("--anew", action="store_true", help=_("even if there is one already"))
    recover = _command(parts, words, "recover", _("give the escrow key back from two shares, typed or piped in"))
    recover.add_argument("--output", type=Path, required=True, metavar="FILE")


def _records(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    for name, text in (("record", _("record a walk-in question; prints its id")), ("edit", _("change a question"))):
        command = _command(commands, words, name, text, own_language=True)
        new = name == "record"
        if not new:
            command.add_argument("id", metavar="ID")
        command.add_argument(
            "--language", dest="spoken", required=new, metavar="CODE", help=_("language of the client")
        )
        command.add_argument("--topic", action="append", required=new, metavar="CODE", help=_("topic; may be repeated"))
        command.add_argument("--person", metavar="ID")
        command.add_argument("--question", metavar="TEXT")
        command.add_argument("--told", metavar="TEXT")
        command.add_argument("--outcome", metavar="CODE")
        command.add_argument("--referral", action="append", metavar="CODE", help=_("may be repeated"))
        command.add_argument("--follow-up", metavar="DATE", help=_("like 2026-12-05"))


def _people(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    people = _command(commands, words, "people", _("people"))
    parts = people.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    add = _command(parts, words, "add", _("add a person; prints the id"))
    add.add_argument("--name", required=True, metavar="NAME")
    add.add_argument("--born", default="", metavar="TEXT", help=_("as told"))
    add.add_argument("--v-number", default="", metavar="TEXT")
    add.add_argument("--anyway", action="store_true", help=_("even if the person may be there already"))
    show = _command(parts, words, "show", _("show a person"))
    show.add_argument("id", metavar="ID")


def _finding(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    lists = _command(commands, words, "list", _("list records"))
    lists.add_argument("what", choices=("contacts", "people", "deadlines", "signals", "families", "questions"))
    lists.add_argument("--since", metavar="DATE")
    lists.add_argument("--site", default="", metavar="CODE")
    search = _command(commands, words, "search", _("search records and content"))
    search.add_argument("text", metavar="TEXT")


def _content(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    content = _command(commands, words, "content", _("the content pack in use"))
    parts = content.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    _command(parts, words, "list", _("list the articles"))
    check = _command(parts, words, "check", _("check a pack; tells file and line"))
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    show = _command(parts, words, "show", _("show an article"), own_language=True)
    show.add_argument("slug", metavar="SLUG")
    show.add_argument("--language", dest="edition", required=True, metavar="CODE")
    show.add_argument("--on", metavar="DATE")
    show.add_argument("--applied", metavar="DATE", help=_("day of the asylum application"))


def _publishing(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    publish = _command(commands, words, "publish", _("headquarters: check a content pack, sign it and send it out"))
    publish.add_argument("folder", type=Path, metavar="DIR")
    publish.add_argument("--output", type=Path, metavar="DIR", help=_("write bundles with it for all laptops"))


def _papers(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    handout = _command(commands, words, "handout", _("print an article to a PDF file"), own_language=True)
    handout.add_argument("slug", metavar="SLUG")
    handout.add_argument("--language", dest="edition", required=True, metavar="CODE")
    handout.add_argument("--beside", choices=("nl",), help=_("beside the Dutch"))
    handout.add_argument("--paper", choices=[size.value for size in PaperSize], default=PaperSize.A4.value)
    handout.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    checklist = _command(commands, words, "checklist", _("the family-reunification checklist"), own_language=True)
    whose = checklist.add_mutually_exclusive_group(required=True)
    whose.add_argument("--family", metavar="ID")
    whose.add_argument("--facts", type=Path, metavar="FILE.toml")
    checklist.add_argument("--on", metavar="DATE")
    checklist.add_argument("--language", dest="edition", default=None, choices=LANGUAGES)
    checklist.add_argument("--output", type=Path, metavar="FILE.pdf")
    report = _command(commands, words, "report", _("the numbers of a period, as a table or on paper"))
    report.add_argument("--from", dest="since", required=True, metavar="DATE", help=_("the first day"))
    report.add_argument("--to", dest="until", required=True, metavar="DATE", help=_("the last day"))
    report.add_argument("--site", default="", metavar="CODE", help=_("of one site; else of all"))
    report.add_argument("--output", type=Path, required=True, metavar="FILE.xlsx|.ods|.csv|.pdf")


def _exchange(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    export = _command(commands, words, "export", _("write one bundle file for one audience"))
    export.add_argument(
        "--to",
        required=True,
        metavar="hq|hq-case|centre|DEVICE|SITE",
        help=_("headquarters, all laptops of the sites, or one laptop; at headquarters a laptop or a site"),
    )
    export.add_argument("--output", type=Path, required=True, metavar="DIR")
    export.add_argument("--from-zero", action="store_true", help=_("everything, not only what is new"))
    inspect = _command(commands, words, "inspect", _("tell what a bundle is and would do; changes nothing"))
    inspect.add_argument("file", type=Path, metavar="FILE")
    take = _command(commands, words, "import", _("take in bundles or a welcome file"))
    take.add_argument("files", type=Path, nargs="+", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help=_("tell only what would happen"))


def _conflicts(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    conflicts = _command(commands, words, "conflicts", _("where two laptops wrote different things"))
    parts = conflicts.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    _command(parts, words, "list", _("list the conflicts, with all values"))
    resolve = _command(parts, words, "resolve", _("keep one of the values"))
    resolve.add_argument("id", metavar="ID")
    resolve.add_argument(
        "--keep", choices=("ours", "theirs"), required=True, help=_("what this laptop wrote, or the newest other value")
    )


def _keeping(commands: Commands, words: Translator) -> None:
    _ = words.gettext
    backup = _command(commands, words, "backup", _("write everything into one encrypted file, and open it again"))
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _command(commands, words, "restore", _("put a backup back; the store that is here moves aside"))
    restore.add_argument("file", type=Path, metavar="FILE")
    erase = _command(commands, words, "erase", _("erase a person everywhere, for good; only counts stay"))
    erase.add_argument("id", metavar="ID")
    erase.add_argument("--reason", required=True, metavar="TEXT", help=_("without a name; it stays here"))
    retention = _command(commands, words, "retention", _("the rules of how long things are kept"))
    parts = retention.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    _command(parts, words, "run", _("take away what is kept long enough; only counts stay"))
    _command(commands, words, "check", _("check the store, the search index, the links and the exchange"))
    _command(commands, words, "diagnostics", _("versions, sizes and states; no personal data"))
    generate = _command(commands, words, "generate", _("fill a store for practice with invented records"))
    generate.add_argument("--contacts", type=int, required=True, metavar="N")
    generate.add_argument(
        "--seed", type=int, required=True, metavar="S", help=_("the same seed makes the same records")
    )
    generate.add_argument("--days", type=int, default=365, metavar="D", help=_("of so many days before today"))
    users = _command(commands, words, "users", _("people with access to this laptop"))
    parts = users.add_subparsers(dest="part", required=True, metavar=_("WHAT"))
    add = _command(parts, words, "add", _("give a person access with a passphrase of their own"))
    add.add_argument("--name", required=True, metavar="NAME")
    add.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=_("file with it; else it is asked"))
    remove = _command(parts, words, "remove", _("take a person's access away"))
    remove.add_argument("id", metavar="ID")
    _command(parts, words, "list", _("list the people with access"))
