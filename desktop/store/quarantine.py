"""Files that were refused, kept for whoever is asked about them."""

import hashlib

from desktop.paths import Home, write_atomically


def keep_refused(home: Home, data: bytes, code: str) -> None:
    """Keep a refused file under its own fingerprint and the code of the refusal; the same one twice is kept once."""
    home.quarantine.mkdir(mode=0o700, exist_ok=True)
    write_atomically(home.quarantine / f"{code}-{hashlib.sha256(data).hexdigest()[:16]}", data)
