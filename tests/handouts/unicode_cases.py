"""Unicode's own test cases (version 15.0), whole, as the consortium publishes them; see data/unicode."""

import lzma
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "unicode"


def cases(name: str) -> Iterator[str]:
    """Yield the lines of a file without comments and empty lines."""
    with lzma.open(_FOLDER / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            case = line.partition("#")[0].strip()
            if case:
                yield case
