"""The log and the crash report. Neither holds personal data: what failed and where, never about whom."""

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler

from desktop import __version__
from desktop.paths import Home

LOG = logging.getLogger("desktop")


def start_log(home: Home) -> None:
    """Write the program's log into the private folder, at most 2 MB of it."""
    handler = RotatingFileHandler(home.log, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)


def stop_log() -> None:
    """Close the log, so that a folder which is thrown away can go on every system."""
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


def crash_report(error: BaseException) -> str:
    """Return a text that may be sent to whoever mends the program.

    An exception's message can quote what was typed, so only its kind and the places in the code are told.
    """
    lines = [f"Spreekuur {__version__}, Python {platform.python_version()}, {platform.system()}"]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        lines += [
            f"  {frame.filename.rpartition('desktop')[2]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def record_crash(error: BaseException) -> str:
    """Log a crash and return its report."""
    report = crash_report(error)
    LOG.error("crash\n%s", report)
    return report
