"""What a command is given and what it gives back: options, an opened store, words; a document and lines."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desktop.content.packs import Pack
from desktop.content.shelves import newest_pack
from desktop.domain.spans import read_span
from desktop.errors import AccessError, InputError, SpreekuurError, StoreError
from desktop.i18n import Translator
from desktop.paths import Home, told
from desktop.spreekuur.backups import mind_restored
from desktop.store.database import Store
from desktop.store.key_files import is_training
from desktop.wording import N_

_MAX_PASSPHRASE = 4096


class UsageError(InputError):
    """Options that do not go together, or one that lacks another."""


@dataclass(frozen=True)
class Output:
    """What a command prints: lines for a person, or with `--json` one document with stable keys."""

    data: Any
    lines: list[str] = field(default_factory=list)
    failed: bool = False
    """Whether the command did its work and the answer is no, as for a pack with faults."""


@dataclass(frozen=True)
class Terminal:
    """The options of one call."""

    args: argparse.Namespace
    words: Translator

    @property
    def home(self) -> Home:
        """The folder of the store."""
        chosen: Path | None = getattr(self.args, "home", None)
        return Home(chosen) if chosen else Home.default()

    @property
    def now(self) -> datetime:
        """This moment."""
        return datetime.now(UTC)

    @property
    def today(self) -> date:
        """This day on the machine's clock."""
        return self.now.astimezone().date()

    def pack(self) -> Pack:
        """Return the content pack in use: the newest that headquarters published, or the one that ships with the program."""
        return newest_pack(self.home.content)

    @property
    def training(self) -> bool:
        """Whether the store in the folder is one for practice, so that prints must say so."""
        return self.home.keys.exists() and is_training(self.home)

    def complain(self, error: SpreekuurError) -> None:
        """Tell an error on standard error, in the reader's language."""
        sys.stderr.write(self.words.tell(error) + "\n")

    def passphrase(self, *, new: bool = False) -> str:
        """Return the passphrase: from the file that is named, else as typed.

        Raises AccessError when the file cannot be read or there is nobody to ask.
        """
        named = getattr(self.args, "passphrase_file", None) or os.environ.get("SPREEKUUR_PASSPHRASE_FILE")
        if named:
            return _read_passphrase(Path(named))
        return self._typed(new=new)

    def new_passphrase(self, file: Path | None) -> str:
        """Return somebody's first passphrase: from a file, else typed twice. Raises as `passphrase` does."""
        if file is not None:
            return _read_passphrase(file)
        first = self._typed(new=True)
        if getpass.getpass(self.words.gettext("The same once more: ")) != first:
            raise InputError(N_("The two passphrases differ. Nothing was changed. Try again."))
        return first

    def _typed(self, *, new: bool) -> str:
        if sys.stdin is None or not sys.stdin.isatty():
            raise AccessError(
                N_("Nobody is there to type the passphrase. Nothing was opened. Name a file with --passphrase-file.")
            )
        return getpass.getpass(self.words.gettext("New passphrase: ") if new else self.words.gettext("Passphrase: "))

    @contextmanager
    def progress(self) -> Iterator[Callable[[int, int], None]]:
        """Give a function that shows on a terminal how much is done of how much, and elsewhere nothing."""
        shown = sys.stderr is not None and sys.stderr.isatty()

        def tell(done: int, total: int) -> None:
            if shown:
                sys.stderr.write(f"\r{done} / {total} ({done * 100 // total} %)")
                sys.stderr.flush()

        try:
            yield tell
        finally:
            if shown:
                sys.stderr.write("\n")

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store for one command."""
        opened = Store.open(self.home, "" if self.training else self.passphrase())
        try:
            self._mind_restored(opened)
            yield opened
        finally:
            opened.close()

    def _mind_restored(self, store: Store) -> None:
        since = mind_restored(store, self.now)
        if since is not None:
            self.complain(
                StoreError(
                    N_(
                        "You are working on restored data: what was recorded here after {day} may be missing. Import the newest bundles first."
                    ),
                    day=since.astimezone().date(),
                )
            )


def _read_passphrase(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            passphrase = file.readline(_MAX_PASSPHRASE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise AccessError(
            N_("The passphrase file {place} cannot be read. Nothing was opened. Look whether it is there."), place=path
        ) from None
    if not passphrase:
        raise AccessError(
            N_("The passphrase file {place} is empty. Nothing was opened. Put the passphrase in its first line."),
            place=path,
        )
    return passphrase


def read_day(text: str) -> date:
    """Return the day that a person typed. Raises InputError for a month, a year or no date at all."""
    try:
        day = read_span(text).exact
    except InputError:
        day = None
    if day is None:
        raise InputError(N_("“{text}” is not a day. Nothing was changed. Write it like 2026-12-05."), text=text)
    return day


def read_file(path: Path, limit: int) -> bytes:
    """Return a file's bytes. Raises InputError when it is not there or larger than such a file can be."""
    try:
        # Only a file has an end; a pipe or a device would be waited for without one.
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError:
        raise InputError(
            N_("{place} cannot be read. Nothing was changed. Look whether the file is there."), place=path
        ) from None
    if len(content) > limit:
        raise InputError(
            N_("{place} is larger than such a file can be. Nothing was changed. Choose another file."), place=path
        )
    return content


def output_folder(path: Path) -> Path:
    """Return a folder to write in, made if need be. Raises StoreError when the disk refuses."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, path) from error
    return path
