"""Every benchmark still runs: with the smallest numbers, since what it measures is looked at by hand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = {
    "handouts": ("--count", "1", "--runs", "1"),
    "overlap": ("--count", "1", "--runs", "1", "ti") if shutil.which("pango-view") else ("--help",),
    "search": ("--count", "20", "--runs", "1"),
    "start": ("--count", "20", "--runs", "1"),
    "stalls": ("--count", "20", "--runs", "1"),
    "store": ("--count", "20", "--runs", "2"),
    "sync": ("--count", "20", "--runs", "1"),
}


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_a_benchmark_tells_what_it_measured(path: Path) -> None:
    words = SMALLEST[path.stem]
    done = subprocess.run(
        [sys.executable, str(path), "--quick", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    if "--help" not in words:
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["about"]["quick"]
        assert told["lines"]
