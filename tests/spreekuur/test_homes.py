from datetime import date
from pathlib import Path

import pytest

from desktop.paths import Home
from desktop.spreekuur.homes import Hazard, closed_for_good, hazard_of
from desktop.store.keys import close_slots, create_keys


@pytest.mark.parametrize(
    ("folder", "file_system", "device", "hazard"),
    [
        ("/home/annie/.local/share/spreekuur", "ext4", "/dev/sda2", None),
        ("C:/Users/annie/AppData/Local/spreekuur", "NTFS", "\\\\?\\Volume{1}\\", None),
        ("/net/server/annie", "nfs4", "server:/annie", Hazard.NETWORK),
        ("H:/spreekuur", "NTFS", "\\\\server\\annie\\", Hazard.NETWORK),
        ("/mnt/server", "cifs", "//server/annie", Hazard.NETWORK),
        ("/media/annie/STICK/spreekuur", "vfat", "/dev/sdb1", Hazard.STICK),
        ("E:/spreekuur", "FAT32", "\\\\?\\Volume{2}\\", Hazard.STICK),
        ("E:/spreekuur", "exFAT", "\\\\?\\Volume{2}\\", Hazard.STICK),
        ("/home/annie/Dropbox/spreekuur", "ext4", "/dev/sda2", Hazard.CLOUD),
        ("C:/Users/annie/OneDrive - Stichting Proef/spreekuur", "NTFS", "", Hazard.CLOUD),
        ("/Users/annie/Library/CloudStorage/Drive/spreekuur", "apfs", "", Hazard.CLOUD),
        ("/home/annie/dropboxen/spreekuur", "ext4", "", None),
    ],
)
def test_a_folder_where_records_had_better_not_lie_is_known(
    folder: str, file_system: str, device: str, hazard: Hazard | None
) -> None:
    assert hazard_of(Path(folder), file_system, device) is hazard


def test_a_folder_that_another_program_synchronises_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert hazard_of(tmp_path / "data" / "spreekuur", "ext4") is Hazard.CLOUD


def test_a_withdrawn_laptop_says_so_before_anybody_types(tmp_path: Path) -> None:
    home = Home(tmp_path)
    create_keys(home, "vier losse woorden hier")
    assert closed_for_good(home) is None
    close_slots(home, date(2026, 11, 21), recovery=False)
    told = closed_for_good(home)
    assert told
    assert "closed for good" in told.sentence
    assert told.values == {"day": date(2026, 11, 21)}
