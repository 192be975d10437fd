"""Headquarters' page that publishes: faults first, then what changes, then the files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack, shipped_folder
from desktop.content.shelves import shipped_version
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.publishing.publishing_page import PublishingPage
from tests.content.conftest import left_out
from tests.ui.answers import Answers


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, pack: Pack, answers: Answers) -> Iterator[MainWindow]:
    words = "anker gordijn fiets lepel"
    store, _ = make_headquarters(Home(tmp_path / "h"), words, organisation_name="Proef", device_name="Kantoor")
    made = MainWindow(store, pack, translator("en"), dialogs=answers)
    made.show()
    made.finish()
    yield made
    assert answers.told == []
    made.dismiss()
    store.close()


def test_a_folder_is_checked_compared_published_and_sent(window: MainWindow, tmp_path: Path, answers: Answers) -> None:
    window.go(2)
    window.finish()
    page = window.pages.at("publishing")
    assert isinstance(page, PublishingPage)
    assert shipped_version() in page.current.text()
    assert not page.send.isEnabled()
    answers.folder = folder = tmp_path / "pack"
    shutil.copytree(shipped_folder(), folder, ignore=left_out)
    table = folder / "pack.toml"
    table.write_text(table.read_text().replace(f'"{shipped_version()}"', '"2097-01-01"'))
    (folder / "stray.txt").write_text("x")
    page.choose.click()
    window.finish()
    assert [row.cells[:2] for row in page.faults.rows.rows] == [("stray.txt", "1")]
    assert not page.publish.isEnabled()

    (folder / "stray.txt").unlink()
    page.choose.click()
    window.finish()
    assert not page.faults.isVisible()
    # The pack of the tests is the shipped one with articles left out.
    assert {row.cells[1] for row in page.changes.rows.rows} >= {"gone"}
    page.publish.click()
    window.finish()
    assert "2097-01-01 is published" in page.said.text()
    assert "Published" in page.current.text()
    page.send.click()
    page.findChildren(StickDialog)[-1].other.click()
    window.finish()
    assert "No laptop is enrolled" in page.sent.text()
    # The same folder cannot be published as another content of the same version.
    (folder / "README.md").write_text("anders")
    page.choose.click()
    window.finish()
    page.publish.click()
    window.finish()
    assert page.said.objectName() == "refused"
