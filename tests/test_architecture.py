"""Rules of the house that a reader would otherwise have to remember."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [path for package in ("geo", "pipelines", "dashboard") for path in sorted((ROOT / package).rglob("*.py"))]
SQL_WORD = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|CREATE (TABLE|VIEW|MACRO)|DELETE FROM)\b", re.DOTALL)


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_stay_small_and_have_a_name(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "misc", "common"}
    # Lists of German texts may be as long as they are; code of this length wants to be two modules.
    if "texts" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 340


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__init__.py"], ids=relative)
def test_no_module_is_an_empty_placeholder(path: Path) -> None:
    body = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if not isinstance(node, ast.Expr)]
    assert body


@pytest.mark.parametrize("path", [path for path in MODULES if relative(path).startswith("dashboard")], ids=relative)
def test_the_dashboard_states_sql_only_in_queries(path: Path) -> None:
    if relative(path).startswith("dashboard/queries"):
        return
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in texts if SQL_WORD.search(text)]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_broad_except(path: Path) -> None:
    handlers = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler)
    ]
    names = {ast.unparse(handler.type) if handler.type else "" for handler in handlers}
    assert not names & {"", "Exception", "BaseException"}


@pytest.mark.parametrize("folder", ["publish", "checks"])
def test_every_sql_file_says_its_grain_or_claim_first(folder: str) -> None:
    files = sorted((ROOT / "pipelines" / folder).glob("*.sql"))
    assert files
    assert not [path.name for path in files if not path.read_text(encoding="utf-8").startswith("-- ")]


def test_plotly_graphs_come_from_one_factory_that_switches_the_share_button_off() -> None:
    users = {
        relative(path) for path in MODULES if re.search(r"\bdcc\.Graph\b|\bGraph\(", path.read_text(encoding="utf-8"))
    }
    assert users <= {"dashboard/components.py", "dashboard/figures.py"}
    for user in users:
        assert re.search(r"[\"']showSendToCloud[\"']: False", (ROOT / user).read_text(encoding="utf-8"))


def test_no_address_outside_the_machine_is_loaded_by_the_dashboard() -> None:
    loading = re.compile(r"(src|href|url|import|fetch)\s*[=(]\s*[\"']?https?://", re.IGNORECASE)
    files = [path for kind in ("*.js", "*.css") for path in (ROOT / "dashboard" / "assets").rglob(kind)]
    assert files
    assert not [path.name for path in files if loading.search(path.read_text(encoding="utf-8"))]


def test_lock_files_name_no_index_and_every_requirement_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        requirements = re.findall(r"^[a-z0-9-]+==.*?(?=^[a-z0-9-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(requirements) > 40
        assert all("--hash=sha256:" in each for each in requirements)


def test_official_geometry_that_must_not_be_carried_is_not_in_the_repository() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "README.md" in files
    assert not re.search(r"vg5000|VG5000", files)
