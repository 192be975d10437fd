import json
import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop import __version__
from desktop.content.packs import Pack
from desktop.i18n import translator
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Store
from desktop.ui.about.about_dialog import AboutDialog
from desktop.ui.about.notices import notices
from desktop.ui.main_window import MainWindow
from desktop.ui.top_bar import TopBar
from tests.ui.test_names import unnamed

ROOT = Path(__file__).resolve().parents[3]


def test_every_library_and_font_has_the_text_of_its_licence() -> None:
    found = {it.name.split(" ")[0]: it for it in notices()}
    locked = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    fonts = {path.name.partition("-")[0] for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    expected = {line.partition("==")[0] for line in locked if line[:1].isalnum()} | fonts | {"Spreekuur"}
    assert expected <= found.keys()
    assert [it.name for it in found.values() if len(it.text) < 200 or not it.licence] == []
    assert "EUROPEAN UNION PUBLIC LICENCE" in found["Spreekuur"].text
    assert "~~~" not in "".join(it.text for it in found.values())


def test_the_notices_go_along_in_the_package() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    along = built["targets"]["wheel"]["force-include"]
    assert along["THIRD-PARTY-NOTICES.md"] == "desktop/THIRD-PARTY-NOTICES.md"
    assert along["LICENSE"] == "desktop/LICENSE"


def test_what_this_is_can_be_read_and_sent_on_without_anybody_in_it(window: MainWindow, store: Store) -> None:
    window._bar.content.click()
    (dialog,) = window.findChildren(AboutDialog)
    assert unnamed(dialog) == []
    said = dialog.facts.text()
    assert __version__ in said
    assert window.desk.pack.version in said
    assert store.about.device in said
    dialog.list.select(1)
    assert dialog.list.thing.name.split(" ")[0] in dialog.reading.toPlainText()  # type: ignore[union-attr]
    dialog.copy.click()
    window.finish()
    copied = QGuiApplication.clipboard().text()
    assert json.loads(copied)["program"] == __version__
    for word in (*(it.entry.name for it in people(store)), store.about.device_name, str(store.home.folder)):
        assert word not in copied


def test_the_bar_says_of_which_day_the_content_is_and_warns_when_it_expired(window: MainWindow, pack: Pack) -> None:
    desk = replace(window.desk, words=translator("en"))

    def chip(pack: Pack) -> str:
        bar = TopBar(replace(desk, pack=pack), window._actions.curtain, window._actions.lock, [])
        return bar.content.accessibleName()

    today = desk.today()
    fresh = replace(pack, published=today - timedelta(days=1), expires=today)
    assert "expired" not in chip(fresh)
    assert desk.words.short_date(fresh.published) in chip(fresh)
    old = replace(pack, published=today - timedelta(days=400), expires=today - timedelta(days=1))
    assert "expired" in chip(old)
    assert str(old.published.year) in chip(old)
