"""Loads the scripts of packaging/, which is a folder of scripts and no package."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def script() -> Callable[[str], ModuleType]:
    """Return a function that loads one script by its name."""

    def load(name: str) -> ModuleType:
        alias = f"packaging_script_{name}"
        if alias not in sys.modules:
            spec = importlib.util.spec_from_file_location(alias, ROOT / "packaging" / f"{name}.py")
            assert spec
            assert spec.loader
            sys.modules[alias] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[alias])
        return sys.modules[alias]

    return load
