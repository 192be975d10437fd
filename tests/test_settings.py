from pathlib import Path

import pytest

from desktop.paths import Home
from desktop.settings import Settings, load_settings, save_settings


def test_settings_are_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert load_settings(home) == Settings("nl")
    save_settings(home, Settings("en"))
    assert load_settings(home) == Settings("en")


@pytest.mark.parametrize("content", ["", "null", "[1]", "{", '{"language": 3}', '{"unknown": "x"}', '"nl"'])
def test_settings_that_cannot_be_read_are_those_of_the_first_day(tmp_path: Path, content: str) -> None:
    home = Home(tmp_path)
    home.settings.write_text(content)
    assert load_settings(home) == Settings()
