"""The rules of the house that no other tool knows: sizes, and what may be done in one place only."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for folder in ("desktop", "packaging", "tests") for path in (ROOT / folder).rglob("*.py"))
DESKTOP = [path for path in CODE if path.is_relative_to(ROOT / "desktop")]
MIGRATIONS = ROOT / "desktop" / "store" / "migrations" / "versions"
MADE = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
    ".coverage",
    "build",
}
BINARY = {
    ".ttf",
    ".otf",
    ".png",
    ".mo",
    ".pyc",
    ".pdf",
    ".db",
    ".sqlite",
    ".spreekuur",
    ".age",
    ".ico",
    ".zip",
    ".xlsx",
}
# Spelled in pieces, so that this file does not hold what it forbids.
FOREIGN = [
    re.compile(re.escape(".".join(pieces)) + r"\b")
    for pieces in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
] + [
    re.compile("/" + "work/(main|shared)"),
    re.compile(r"(?<!\w)\." + "library/"),
    re.compile("/opt/" + "(wheels|pypi)"),
]
THREADS = {
    "QThread",
    "QThreadPool",
    "QRunnable",
    "ThreadPoolExecutor",
    "ProcessPoolExecutor",
    "threading",
    "multiprocessing",
}
WRITERS = {"write_bytes", "write_text", "extractall"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _names(path: Path) -> Iterator[str]:
    """Yield each name that a file uses or imports, without its module."""
    for node in ast.walk(_tree(path)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Import(names=aliases):
                yield from (alias.name.split(".")[0] for alias in aliases)
            case ast.ImportFrom(module=module, names=aliases):
                yield (module or "").split(".")[0]
                yield from (alias.name for alias in aliases)


def _files() -> Iterator[Path]:
    """Yield every file of the checkout that was written, not made."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and name != "__pycache__"]
        yield from (Path(folder, name) for name in names if Path(name).suffix not in BINARY and name not in MADE)


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_no_file_or_function_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
    if path.is_relative_to(MIGRATIONS):
        return  # a migration is a list of tables and columns, told at once and never changed
    if path.is_relative_to(ROOT / "tests"):
        return  # a scenario is as long as the day that it tells
    long = [
        node.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_one_module_shows_message_boxes() -> None:
    assert [_name(path) for path in DESKTOP if "QMessageBox" in set(_names(path))] in ([], ["desktop/ui/dialogs.py"])


def test_one_module_waits_for_an_answer() -> None:
    """Elsewhere a dialog is opened and a menu pops up without holding up what runs."""
    screens = [path for path in DESKTOP if path.is_relative_to(ROOT / "desktop" / "ui")]
    assert [_name(path) for path in screens if "exec" in set(_names(path))] in ([], ["desktop/ui/dialogs.py"])


def test_one_module_starts_threads() -> None:
    assert [_name(path) for path in DESKTOP if THREADS & set(_names(path))] in ([], ["desktop/ui/tasks.py"])


def test_the_domain_has_no_clock() -> None:
    domain = [path for path in DESKTOP if path.is_relative_to(ROOT / "desktop" / "domain")]
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in domain
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
        if isinstance(node.func.value, ast.Name) and node.func.value.id in {"datetime", "date", "time"}
    ]
    assert found == []


def _writes(node: ast.AST) -> bool:
    """Return whether a call writes a file by itself."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in WRITERS:
            return True
        case ast.Call(func=ast.Name(id="open") | ast.Attribute(attr="open" | "fdopen"), args=args, keywords=keywords):
            values = [*args[:2], *(keyword.value for keyword in keywords if keyword.arg == "mode")]
            modes = [value.value for value in values if isinstance(value, ast.Constant)]
            return any(
                isinstance(mode, str) and re.fullmatch("[rwaxbt+]{1,3}", mode) and set(mode) & set("wax+")
                for mode in modes
            )
    return False


def test_one_function_writes_files() -> None:
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in DESKTOP
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and _writes(node) and _name(path) != "desktop/paths.py"
    ]
    assert found == [], "only desktop.paths.write_atomically writes"


def test_nothing_names_a_package_host_or_a_machine() -> None:
    found = [
        f"{_name(path)}: {hit.group()}"
        for path in _files()
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for pattern in FOREIGN
        for hit in [pattern.search(text)]
        if hit
    ]
    assert found == []


def test_the_packaging_folder_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would shadow the packaging library"


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "THIRD-PARTY-NOTICES.md"])
def test_what_every_reader_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def _locked(name: str) -> dict[str, str]:
    """Return the version of each package in a lock."""
    lines = (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ")[0].split("==") for line in lines if re.match(r"[a-z0-9]", line))


def _plain(requirement: str) -> str:
    """Return a requirement's name as locks spell it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()  # type: ignore[union-attr]


def test_the_locks_hold_every_dependency_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, development = _locked("requirements.txt"), _locked("requirements-dev.txt")
    assert {_plain(one) for one in project["dependencies"]} <= runtime.keys()
    assert {_plain(one) for one in project["optional-dependencies"]["dev"]} <= development.keys()
    assert runtime.items() <= development.items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|^\s*-(?!-hash)", text, re.MULTILINE)
