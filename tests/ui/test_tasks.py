import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errors import InputError, SpreekuurError
from desktop.ui.tasks import Tasks


@pytest.fixture
def failures() -> list[SpreekuurError]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot, failures: list[SpreekuurError]) -> Tasks:
    return Tasks(failures.append)


def refuse() -> None:
    raise InputError("no")


def test_an_action_runs_elsewhere_and_its_result_arrives_here(tasks: Tasks) -> None:
    owner, arrived = QObject(), []
    tasks.run(owner, threading.get_ident, lambda where: arrived.append((where, threading.get_ident())))
    tasks.finish()
    assert arrived[0][0] != arrived[0][1] == threading.get_ident()


def test_actions_run_in_the_order_in_which_they_were_asked(tasks: Tasks) -> None:
    owner, done = QObject(), []
    for number in range(20):
        tasks.run(owner, lambda number=number: number, done.append)
    tasks.finish()
    assert done == list(range(20))


def test_a_failure_goes_to_who_asked_or_else_to_the_window(tasks: Tasks, failures: list[SpreekuurError]) -> None:
    owner, own = QObject(), []
    tasks.run(owner, refuse, print, own.append)
    tasks.run(owner, refuse, print)
    tasks.finish()
    assert len(own) == len(failures) == 1


def test_nothing_arrives_at_what_is_gone(tasks: Tasks) -> None:
    owner, done = QObject(), []
    shiboken6.delete(owner)
    tasks.run(owner, lambda: 1, done.append)
    tasks.finish()
    assert done == []


def test_a_bug_is_raised_where_the_window_lives(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()

    def fall() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        tasks.run(owner, fall, print)
        tasks.finish()
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
