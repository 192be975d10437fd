"""What this laptop remembers of how people like to work: which list was open. Never anything about a client."""

from desktop.store.database import Store
from desktop.store.tables import MetaRow

_PREFIX = "choice."


def kept_choice(store: Store, name: str) -> str:
    """Return what was chosen last on this laptop; empty when nobody chose."""
    with store.reading() as session:
        row = session.get(MetaRow, _PREFIX + name)
        return row.value if row else ""


def keep_choice(store: Store, name: str, choice: str) -> None:
    """Remember a choice. It stays on this laptop and leaves in no bundle."""
    with store.writing_unstamped() as session:
        row = session.get(MetaRow, _PREFIX + name) or MetaRow(name=_PREFIX + name, value="")
        row.value = choice
        session.add(row)
