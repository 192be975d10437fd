"""Paragraphs that were set before, ready to be drawn again.

Most of what stands on a sheet stood on the one before it: on other paper, beside another language, for the next person.
Texts may be private, so whoever locks forgets them.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.handouts.shaping import Paragraph

MOST = 1024
"""About twenty sheets."""
_kept: OrderedDict[tuple[str, str, bool], Paragraph] = OrderedDict()


def kept_paragraph(text: str, language: str, *, bold: bool, make: Callable[[], Paragraph]) -> Paragraph:
    """Return the paragraph of a text that is kept, or the one that is made now; what making it raises is kept by nobody."""
    key = (text, language, bold)
    known = _kept.get(key)
    if known is None:
        known = _kept[key] = make()
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(key)
    return known


def forget_paragraphs() -> None:
    """Forget all of them."""
    _kept.clear()
