"""What the documents say exists: links, paths, commands, and every record of a decision in the list."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

CURRENT = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/statistics.md",
    "docs/comparison.md",
    "docs/offene-daten.md",
]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
# Made by a build or only where somebody has put them.
NOT_CARRIED = ("data/published", "data/open", "data/releases.kept")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*CURRENT, "CHANGELOG.md", *(str(path.relative_to(ROOT)) for path in RECORDS)])
def test_links_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", read(name))
    assert [target for target in targets if not ((ROOT / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", CURRENT)
def test_paths_that_are_named_exist(name: str) -> None:
    paths = re.findall(r"`((?:dashboard|pipelines|geo|tests|data|docs)/[\w./*-]*)`", read(name))
    missing = [path for path in paths if not path.startswith(NOT_CARRIED) and not list(ROOT.glob(path.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("name", CURRENT)
def test_commands_that_are_named_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^|`[A-Z]+=\w+ )make ([a-z-]+)", read(name), re.MULTILINE))
    assert named <= targets
    if name in {"README.md", "CONTRIBUTING.md"}:
        assert {"test", "check"} <= named


def test_every_decision_is_in_the_list_with_its_title_date_and_status() -> None:
    rows = []
    for path in RECORDS:
        number = int(path.name[:4])
        head, _, dated, *_ = path.read_text(encoding="utf-8").splitlines()
        assert head.startswith(f"# {number:04d} ")
        date, status = dated.split(" · ", 1)
        rows.append(f"| {number:04d} | [{head[7:]}]({path.name}) | {date} | {status} |")
    assert [line for line in read("docs/decisions/README.md").splitlines() if re.match(r"\| \d", line)] == rows


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_has_reasons_and_alternatives(path: object) -> None:
    text = read(str(path))
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Decision", "Why", "Alternatives"]


def test_the_version_is_that_of_the_newest_changes() -> None:
    [version] = re.findall(r'^version = "(.+)"$', read("pyproject.toml"), re.MULTILINE)
    assert re.findall(r"^## (\S+) – ", read("CHANGELOG.md"), re.MULTILINE)[0] == version
