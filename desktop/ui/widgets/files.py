"""Small files that a person hands over."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

from desktop.errors import InputError
from desktop.wording import N_

SMALL = 1_000_000


def read_small(path: Path) -> bytes:
    """Return the bytes of a small file. Raises InputError when it cannot be read or is far too large."""
    try:
        with path.open("rb") as file:
            content = file.read(SMALL + 1)
    except OSError as error:
        raise InputError(
            N_("{place} cannot be read ({reason}). Nothing was changed. Look whether the stick is still there."),
            place=path,
            reason=error.strerror or type(error).__name__,
        ) from None
    if len(content) > SMALL:
        raise InputError(N_("{place} is far too large for this. Nothing was changed. Choose another file."), place=path)
    return content


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the one file that hangs on the mouse; nothing for several, or for what is no file."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
