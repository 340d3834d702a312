"""Do the tests of the statistics notice a mistake? One operator or number at a time is changed in a copy, and some test must fail."""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = Path("pipelines") / "statistics"
TESTS = sorted(path.relative_to(ROOT) for path in (ROOT / "tests" / "pipelines").glob("test_statistics*.py"))
MUTANTS, SEED, NOTICED_AT_LEAST = 40, 2026, 0.9
OTHER_OPERATOR: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, what was changed, and the changed module."""
    count = sum(1 for _ in ast.walk(ast.parse(source)))
    for position in range(count):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[position]
        before = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.BinOp) and type(node.op) in OTHER_OPERATOR:
            node.op = OTHER_OPERATOR[type(node.op)]()  # type: ignore[assignment]
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in OTHER_OPERATOR:
            node.ops[0] = OTHER_OPERATOR[type(node.ops[0])]()  # type: ignore[call-overload]
        elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
            node.value += 1  # type: ignore[operator]
        else:
            continue
        yield node.lineno, f"{before} → {ast.unparse(node)}", ast.unparse(tree)  # type: ignore[attr-defined]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as far as these tests need it."""
    for name in ("dashboard", "geo", "logs", "pipelines", "tests"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "browser", "samples")
        )
    shutil.copytree(ROOT / "tests" / "samples", tmp_path / "tests" / "samples")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    return tmp_path


def ending(copy: Path) -> int:
    """How the tests of the copy end."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *map(str, TESTS)]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode


def test_the_statistics_tests_notice_mistakes(copy: Path) -> None:
    assert ending(copy) == pytest.ExitCode.OK
    candidates = [
        (path.relative_to(ROOT), *mutant)
        for path in sorted((ROOT / PACKAGE).glob("*.py"))
        for mutant in mutants(path.read_text(encoding="utf-8"))
    ]
    survivors = []
    for path, line, change, changed in random.Random(SEED).sample(candidates, MUTANTS):
        original = (copy / path).read_text(encoding="utf-8")
        (copy / path).write_text(changed, encoding="utf-8")
        if ending(copy) != pytest.ExitCode.TESTS_FAILED:
            survivors.append(f"{path}:{line}: {change}")
        (copy / path).write_text(original, encoding="utf-8")
    assert len(survivors) <= MUTANTS * (1 - NOTICED_AT_LEAST), "\n".join(survivors)
