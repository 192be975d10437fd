"""Headquarters' page of laptops: what needs attention, sites, withdrawing, and the escrow key."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.errors import AccessError
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.keys import has_escrow_key
from desktop.headquarters.laptops import laptops
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.ui.desks import wall_clock
from desktop.ui.locations.escrow_dialog import EscrowDialog
from desktop.ui.locations.locations_page import LocationsPage
from desktop.ui.locations.site_dialog import SiteDialog
from desktop.ui.locations.withdraw_dialog import WithdrawDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press

PASSPHRASE = "anker gordijn fiets lepel"


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with headquarters, and a laptop that was enrolled three weeks ago and silent since."""
    folder = tmp_path_factory.mktemp("enrolled")
    office, _ = make_headquarters(Home(folder / "h"), PASSPHRASE, organisation_name="Proef", device_name="Kantoor")
    site, then = Site("DUI", "azc Duinvoort"), wall_clock() - timedelta(days=21)
    laptop, _ = make_laptop(
        Home(folder / "l"), PASSPHRASE, site=site, device_name="Laptop {1}", organisation=organisation_file(office)
    )
    request, words = exchange.request_enrolment(laptop)
    (folder / "welcome").write_bytes(enrol_device(office, request, " ".join(words), then))
    exchange.import_bundle(laptop, folder / "welcome", then)
    laptop.close()
    office.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, enrolled: Path) -> Iterator[Store]:
    shutil.copytree(enrolled / "h", tmp_path / "h")
    store = open_store(Home(tmp_path / "h"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def laptop(tmp_path: Path, enrolled: Path) -> Iterator[Store]:
    shutil.copytree(enrolled / "l", tmp_path / "l")
    store = open_store(Home(tmp_path / "l"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def window(qtbot: QtBot, office: Store, pack: Pack, answers: Answers) -> Iterator[MainWindow]:
    made = MainWindow(office, pack, translator("en"), dialogs=answers)
    made.show()
    made.finish()
    made.go(1)
    made.finish()
    yield made
    assert answers.told == []
    made.dismiss()


@pytest.fixture
def page(window: MainWindow) -> LocationsPage:
    page = window.pages.at("locations")
    assert isinstance(page, LocationsPage)
    return page


def test_a_quiet_site_stands_on_top_and_a_laptop_serves_one_site_more_and_less(
    window: MainWindow, page: LocationsPage, office: Store, answers: Answers
) -> None:
    assert "azc Duinvoort: nothing for 21 days" in page.attention.text()
    assert "no escrow key" in page.attention.text()
    assert [row.cells for row in page.list.rows.rows] == [("azc Duinvoort", "Laptop {1}", "nothing yet")]
    page.more.click()
    (dialog,) = page.findChildren(SiteDialog)
    dialog.code.setText("O O")
    dialog.take.click()
    assert dialog.isVisible()
    dialog.code.setText("OOS")
    dialog.name.setText("azc Oosterwold")
    dialog.take.click()
    window.finish()
    assert (answers.folder / "welkom.spreekuur").exists()
    assert [row.cells[0] for row in page.list.rows.rows] == ["azc Duinvoort", "azc Oosterwold"]
    page.list.select(0)
    page.less.click()
    window.finish()
    assert "azc Duinvoort" in answers.asked[-1]
    assert [[it.code for it in one.sites] for one in laptops(office)] == [["OOS"]]
    # The last site cannot go: then the laptop is withdrawn.
    page.less.click()
    window.finish()
    assert page.said.objectName() == "refused"


def test_a_lost_laptop_is_withdrawn_only_after_its_name_was_typed(
    window: MainWindow, page: LocationsPage, laptop: Store, answers: Answers
) -> None:
    page.withdraw.click()
    window.finish()
    (dialog,) = page.findChildren(WithdrawDialog)
    dialog.lost.line.setText("1-1-2026")
    dialog.lost.line.textEdited.emit("1-1-2026")
    window.finish()
    assert "Nothing came from it" in dialog.counted.text()
    dialog.name.setText("Laptop")
    assert not dialog.withdraw.isEnabled()
    dialog.name.setText(" laptop {1} ")
    assert dialog.withdraw.isEnabled()
    dialog.withdraw.click()
    window.finish()
    assert "is withdrawn" in page.said.text()
    assert page.list.rows.rows[0].cells[2] == "withdrawn"
    assert "nothing for" not in page.attention.text()
    assert not page.more.isEnabled()
    notice = answers.folder / "ingetrokken.spreekuur"
    notice.unlink()
    page.withdraw.click()
    window.finish()
    with pytest.raises(AccessError):
        exchange.import_bundle(laptop, notice, wall_clock())


def test_the_escrow_key_is_in_use_only_after_two_sheets_were_typed_back(
    window: MainWindow, page: LocationsPage, office: Store
) -> None:
    assert page.keys.make_escrow.text().startswith("Make")
    page.keys.make_escrow.click()
    (dialog,) = window.findChildren(EscrowDialog)
    sheets = []
    dialog.next.click()
    window.finish()
    for _number in range(3):
        sheet = dialog.steps.currentWidget()
        shown = [label.text().split() for label in sheet.findChildren(QLabel, "heading")]
        words = [word for number, word in sorted((int(it[0].rstrip(".")), it[1]) for it in shown if len(it) == 2)]
        assert len(words) == 33
        sheets.append(words)
        dialog.next.click()
    dialog.typed[0].setPlainText(" ".join(sheets[0]))
    dialog.typed[1].setPlainText(" ".join([*sheets[1][:-1], "zebra"]))
    dialog.next.click()
    window.finish()
    assert dialog.isVisible()
    assert dialog.said.text()
    assert not has_escrow_key(office)
    dialog.typed[1].setPlainText("\n".join(sheets[2]).upper())
    dialog.next.click()
    window.finish()
    assert not dialog.isVisible()
    assert has_escrow_key(office)
    assert page.keys.make_escrow.text().startswith("Replace")
    assert "escrow" not in page.attention.text()
    # Escape half-way makes no key.
    page.keys.make_escrow.click()
    again = window.findChildren(EscrowDialog)[-1]
    again.next.click()
    window.finish()
    press(Qt.Key.Key_Escape)
    window.finish()
    assert not again.isVisible()
