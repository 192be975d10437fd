from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def test_every_locked_package_and_font_is_credited(script: Callable[[str], ModuleType], root: Path) -> None:
    third_party = script("third_party")
    page = (root / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    rows = {tuple(cell.strip() for cell in line.split("|")[1:3]) for line in page.splitlines() if line.startswith("| ")}
    assert set(third_party.locked(root / "packaging" / "requirements.txt")) <= rows
    fonts = {path.stem.partition("-")[0] for path in (root / "resources" / "fonts").glob("*.ttf")}
    assert {(font, "font") for font in fonts} <= rows


def test_a_licence_text_stands_once_with_all_whose_it_is(script: Callable[[str], ModuleType]) -> None:
    third_party = script("third_party")
    works = [third_party.Work(name, "1", "MIT", ("Permission is granted",)) for name in ("one", "two")]
    page = third_party.notices(works)
    assert "## one, two" in page
    assert page.count("Permission is granted") == 1
