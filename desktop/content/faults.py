"""What is wrong with a content pack, with the file and the line where an author finds it."""

from dataclasses import dataclass, field

from desktop.errors import ContentError
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong at one place.

    `told` is the sentence for the author, without the place. A fault that `blocks` makes the whole pack
    unusable; the others (a term that has passed, a translation that is behind, a stray file) keep a text from
    being handed out or published, but never take the content away from a laptop that works.
    """

    file: str
    line: int
    told: ContentError
    blocks: bool = True

    @property
    def message(self) -> str:
        """The sentence in English."""
        return str(self.told)

    def refusal(self) -> ContentError:
        """Return the error that refuses the pack because of this fault."""
        return ContentError(
            N_(
                "This content pack was not taken in: {file}, line {line}: {fault} Ask headquarters for a corrected one."
            ),
            file=self.file,
            line=self.line,
            fault=self.told,
        )


@dataclass(slots=True)
class Faults:
    """Collects what is wrong, in the order in which the files are read."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, sentence: str, *, blocks: bool = True, **values: object) -> None:
        """Note one fault; the sentence is marked with `N_` where it is written."""
        self.found.append(Fault(file, line, ContentError(sentence, **values), blocks))

    def refuse(self) -> None:
        """Raise ContentError for the first fault that makes the pack unusable."""
        for fault in self.found:
            if fault.blocks:
                raise fault.refusal()
