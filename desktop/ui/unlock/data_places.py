"""Where the records lie, and why they had better lie elsewhere."""

from PySide6.QtCore import QStorageInfo

from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.homes import Hazard, hazard_of
from desktop.wording import N_

_WARNINGS = {
    Hazard.NETWORK: N_(
        "This folder lies on a network drive. Records get damaged there, and others can reach them. Ask who manages this laptop for a folder on its own disk."
    ),
    Hazard.STICK: N_(
        "This folder lies on a stick or memory card. It gets lost, and a pulled stick damages records. Ask who manages this laptop for a folder on its own disk."
    ),
    Hazard.CLOUD: N_(
        "This folder is copied to the internet by another program. Records leave the laptop that way, and older ones come back. Ask who manages this laptop for another folder."
    ),
}


def place_warning(words: Translator, home: Home) -> str:
    """Return what to warn about where the records lie; nothing when all is well."""
    volume = QStorageInfo(str(home.folder))
    file_system, device = volume.fileSystemType().toStdString(), volume.device().toStdString()
    hazard = hazard_of(home.folder.resolve(), file_system, device)
    return words.gettext(_WARNINGS[hazard]) if hazard else ""
