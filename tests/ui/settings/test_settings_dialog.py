"""The settings of a real laptop: its people, its sites, its backup, its key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.errors import AccessError
from desktop.headquarters.devices import add_site, enrol_device, organisation_file, renew_device
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.backups import restore
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.spreekuur.users import users
from desktop.sync.documents import Site as SignedSite
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.passphrase_dialog import PassphraseDialog
from desktop.ui.settings.recovery_dialog import RecoveryDialog
from desktop.ui.settings.settings_dialog import SettingsDialog
from tests.ui.answers import Answers
from tests.ui.test_names import unnamed

FIRST = "anker gordijn fiets lepel"
SECOND = "een heel andere zin"
THIRD = "nog weer een andere zin"


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with headquarters, and a laptop of two sites."""
    folder = tmp_path_factory.mktemp("enrolled")
    office, _ = make_headquarters(Home(folder / "h"), FIRST, organisation_name="Proef", device_name="Kantoor")
    site = Site("DUI", "azc Duinvoort")
    laptop, _ = make_laptop(
        Home(folder / "l"), FIRST, site=site, device_name="Laptop 1", organisation=organisation_file(office)
    )
    request, words = exchange.request_enrolment(laptop)
    device = laptop.about.device
    now = wall_clock()
    for welcome in (
        enrol_device(office, request, " ".join(words), now),
        add_site(office, device, SignedSite("ZUT", "azc Zutphen"), now),
    ):
        (folder / "welcome").write_bytes(welcome)
        exchange.import_bundle(laptop, folder / "welcome", now)
    laptop.close()
    office.close()
    return folder


@pytest.fixture
def laptop(tmp_path: Path, enrolled: Path) -> Iterator[Store]:
    shutil.copytree(enrolled / "l", tmp_path / "l")
    store = open_store(Home(tmp_path / "l"), FIRST)
    yield store
    store.close()


@pytest.fixture
def window(qtbot: QtBot, laptop: Store, pack: Pack, answers: Answers) -> Iterator[MainWindow]:
    made = MainWindow(laptop, pack, translator("en"), dialogs=answers)
    made.show()
    made.finish()
    yield made
    assert answers.told == []
    made.dismiss()


def settings(window: MainWindow) -> SettingsDialog:
    (action,) = [it for it in window.actions() if it.shortcut().toString() == "Ctrl+,"]
    action.trigger()
    window.finish()
    (dialog,) = [it for it in window.findChildren(SettingsDialog) if it.isVisible()]
    return dialog


def opens(store: Store, passphrase: str) -> bool:
    try:
        open_store(store.home, passphrase).close()
    except AccessError:
        return False
    return True


def test_people_come_and_go_and_change_what_opens_the_store(
    window: MainWindow, laptop: Store, answers: Answers
) -> None:
    dialog = settings(window)
    assert unnamed(dialog) == []
    access = dialog.access
    access.add.click()
    (asked,) = dialog.findChildren(PassphraseDialog)
    assert unnamed(asked) == []
    asked.name.setText("Annie")
    asked.passphrase.first.setText(SECOND)
    asked.take.click()
    assert asked.isVisible(), "typed once only"
    asked.passphrase.second.setText(SECOND)
    asked.take.click()
    window.finish()
    window.finish()
    assert [row.cells for row in access.list.rows.rows] == [("1", "who made the store"), ("2", "Annie")]
    assert opens(laptop, SECOND)

    access.change.click()
    asked = next(it for it in dialog.findChildren(PassphraseDialog) if it.isVisible())
    asked.old.setText(SECOND)
    asked.passphrase.first.setText(THIRD)
    asked.passphrase.second.setText(THIRD)
    asked.take.click()
    window.finish()
    assert "is changed" in access.said.text()
    assert (opens(laptop, SECOND), opens(laptop, THIRD)) == (False, True)

    access.code.click()
    (shown,) = dialog.findChildren(RecoveryDialog)
    assert unnamed(shown) == []
    before = laptop.home.keys.read_bytes()
    shown.page.typed.setText("XXXX")
    assert not shown.page.go.isEnabled()
    shown.reject()
    window.finish()
    assert laptop.home.keys.read_bytes() == before, "a code that nobody wrote down does not count"
    access.code.click()
    shown = next(it for it in dialog.findChildren(RecoveryDialog) if it.isVisible())
    shown.page.typed.setText(shown.page.last_group)
    shown.page.go.click()
    window.finish()
    assert "counts from now on" in access.said.text()
    assert laptop.home.keys.read_bytes() != before

    access.list.select(1)
    answers.agrees = False
    access.remove.click()
    window.finish()
    assert "Annie" in answers.asked[0]
    assert "Backups of before" in answers.asked[0]
    assert len(users(laptop)) == 2
    answers.agrees = True
    access.remove.click()
    window.finish()
    assert [it.name for it in users(laptop)] == [""]
    assert not opens(laptop, THIRD)


def test_a_laptop_records_elsewhere_asks_for_a_key_makes_a_backup_and_is_whole(
    window: MainWindow, laptop: Store, enrolled: Path, answers: Answers, tmp_path: Path
) -> None:
    dialog = settings(window)
    asked: list[str] = []
    window.language_asked.connect(asked.append)

    dialog.laptop.new_key.click()
    window.finish()
    shutil.copytree(enrolled / "h", tmp_path / "h")
    office = open_store(Home(tmp_path / "h"), FIRST)
    request = (answers.folder / "nieuwe-sleutel.spreekuur").read_bytes()
    assert renew_device(office, request, wall_clock()).device.name == "Laptop 1"
    office.close()
    assert str(laptop.home.folder) in [it.text() for it in dialog.laptop.findChildren(type(dialog.laptop.said))]

    dialog.safety.backup.click()
    window.finish()
    (made,) = answers.folder.glob("*.backup")
    assert made.name in dialog.safety.backed_up.text()
    assert restore(Home(tmp_path / "other"), made, FIRST, wall_clock()).device_name == "Laptop 1"
    dialog.safety.check.click()
    window.finish()
    assert dialog.safety.checked.text() == "The records are whole."

    assert dialog.laptop.site.currentData() == "DUI"
    dialog.laptop.site.setCurrentIndex(1)
    dialog.laptop.site.activated.emit(1)
    window.finish()
    assert not dialog.isVisible()
    assert laptop.about.sites[0].code == "ZUT"
    assert window._bar.where.text() == "azc Zutphen"

    dialog = settings(window)
    dialog.laptop.language.setCurrentIndex(dialog.laptop.language.findData("nl"))
    dialog.laptop.language.activated.emit(0)
    assert asked == ["nl"]


def test_what_is_missing_is_told_in_plain_words(window: MainWindow, laptop: Store) -> None:
    laptop.home.device.unlink()
    dialog = settings(window)
    dialog.safety.check.click()
    window.finish()
    assert "Something is wrong" in dialog.safety.checked.text()
    assert "own key is missing" in dialog.safety.checked.text()
