"""A training store, and a window on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.stores import Store, open_store
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    folder = tmp_path_factory.mktemp("training") / "home"
    make_training(Home(folder), pack, wall_clock()).close()
    return folder


@pytest.fixture
def store(tmp_path: Path, trained: Path) -> Iterator[Store]:
    shutil.copytree(trained, tmp_path / "home")
    opened = open_store(Home(tmp_path / "home"), "")
    yield opened
    opened.close()


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Answers(folder)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, store: Store, pack: Pack, answers: Answers) -> Iterator[MainWindow]:
    made = MainWindow(store, pack, translator("en"), dialogs=answers)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.finish()
    yield made
    made.dismiss()
    qapp.processEvents()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without a screen say what it cannot do; that is no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing"))
