"""What the program remembers before anybody has unlocked anything. Nothing personal is kept here."""

import json
from dataclasses import asdict, dataclass, fields

from desktop.paths import Home, write_atomically

DEFAULT_LANGUAGE = "nl"


@dataclass(frozen=True)
class Settings:
    """Choices of the people at this laptop."""

    language: str = DEFAULT_LANGUAGE


def load_settings(home: Home) -> Settings:
    """Return the settings; what cannot be read is as it was on the first day."""
    try:
        kept = json.loads(home.settings.read_bytes())
    except (OSError, ValueError):
        return Settings()
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in kept.items() if name in known and isinstance(value, str)})


def save_settings(home: Home, settings: Settings) -> None:
    """Write the settings. Raises StoreError when the disk refuses."""
    write_atomically(home.settings, json.dumps(asdict(settings)).encode())
