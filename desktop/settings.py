"""What the program remembers before anybody has unlocked anything. Nothing personal is kept here."""

from dataclasses import dataclass

import msgspec

from desktop.paths import Home, write_atomically

DEFAULT_LANGUAGE = "nl"


@dataclass(frozen=True)
class Settings:
    """Choices of the people at this laptop."""

    language: str = DEFAULT_LANGUAGE


def load_settings(home: Home) -> Settings:
    """Return the settings; what cannot be read is as it was on the first day."""
    try:
        return msgspec.json.decode(home.settings.read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save_settings(home: Home, settings: Settings) -> None:
    """Write the settings. Raises StoreError when the disk refuses."""
    write_atomically(home.settings, msgspec.json.encode(settings))
