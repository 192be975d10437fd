from pathlib import Path

import pytest

from desktop.log import LOG, crash_report, record_crash, start_log
from desktop.paths import Home


def fail(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no such person: {name}") from error


def test_a_crash_report_tells_where_and_never_about_whom() -> None:
    with pytest.raises(ValueError, match="GEHEIM") as crashed:
        fail("GEHEIM")
    report = crash_report(crashed.value)
    assert "GEHEIM" not in report
    assert "ValueError" in report
    assert "KeyError" in report
    assert " fail" in report
    assert str(Path.home()) not in report


def test_the_log_of_a_crash_holds_the_report_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    start_log(home)
    try:
        with pytest.raises(ValueError, match="GEHEIM") as crashed:
            fail("GEHEIM")
        record_crash(crashed.value)
    finally:
        for handler in list(LOG.handlers):
            handler.close()
            LOG.removeHandler(handler)
    written = home.log.read_text()
    assert "ValueError" in written
    assert "GEHEIM" not in written
