"""Files that were refused, kept for whoever is asked about them."""

from collections import Counter
from pathlib import Path

from desktop.paths import Home, write_atomically
from desktop.store.erasures import digest_of


def keep_refused(home: Home, data: bytes, code: str) -> None:
    """Keep a refused file under its own fingerprint and the code of the refusal; the same one twice is kept once."""
    home.quarantine.mkdir(mode=0o700, exist_ok=True)
    write_atomically(refused_file(home, digest_of(data), code), data)


def refused_files(home: Home) -> dict[str, int]:
    """Return how many files were refused and kept, by the code of the refusal."""
    if not home.quarantine.is_dir():
        return {}
    return dict(Counter(path.name.partition("-")[0] for path in sorted(home.quarantine.iterdir())))


def refused_file(home: Home, digest: str, code: str) -> Path:
    """Return where a refused file is kept."""
    return home.quarantine / f"{code}-{digest[:16]}"
