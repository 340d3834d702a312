"""The yearly routine as it is written down: every command in it is one the program understands, and its way through a year works."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.command_line import app
from pipelines.store.options import require_options
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "jahreswechsel.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the blocks without a language; those marked `text` show what the screen says."""
    fences, found = re.split(r"^```(.*)$", PAGE, flags=re.MULTILINE), list[str]()
    for opening, block in zip(fences[1::4], fences[2::4], strict=True):
        found += [line for line in block.splitlines() if "python -m pipelines" in line and not opening]
    return found


COMMANDS = commands()


def arguments(command: str) -> list[str]:
    return shlex.split(command.split("python -m pipelines", 1)[1])


def test_the_page_holds_the_whole_year() -> None:
    called = {arguments(command)[0] for command in COMMANDS}
    assert called >= {"year", "fetch", "add", "survey", "template", "check", "build", "trace", "remove"}
    added = {arguments(command)[1] for command in COMMANDS if arguments(command)[0] == "add"}
    assert added >= {"pks", "gemeindeverzeichnis", "vg250", "bevoelkerung", "befragungen", "gremien"}
    assert added <= set(catalog.sources())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command: str) -> None:
    """The parser takes it as it stands; what it would do is not done."""
    from typer.main import get_command

    called = arguments(command)
    group = get_command(app)
    context = group.make_context("pipelines", called)
    name, found, rest = group.resolve_command(context, called)  # type: ignore[attr-defined]
    if name == "survey":
        _, found, rest = found.resolve_command(context, rest)  # type: ignore[attr-defined]
    inner = found.make_context(name, rest, parent=context)
    assert inner.params


@pytest.mark.parametrize("command", [each for each in COMMANDS if arguments(each)[0] == "add"])
def test_the_dates_of_every_add_can_be(command: str) -> None:
    called = arguments(command)
    options = dict(pairwise(called))
    require_options(options.get("--period"), options["--published"], options.get("--url"))
    assert Path(called[2]).suffix


def test_every_message_quoted_is_one_of_the_program() -> None:
    """The words in the table of refusals stand in the code, so that a reader finds what the screen says."""
    table = PAGE[PAGE.index("## Wenn etwas abgelehnt wird") :]
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "pipelines").rglob("*.py")))
    code = code.replace("{lock.name}", "releases.lock.toml")
    for row in table.splitlines():
        for quoted in re.findall(r"„([^“]+)“", row.split("|")[1] if row.startswith("| „") else ""):
            parts = [part.strip(" ().") for part in re.split(r"…|`", quoted) if len(part.strip(" ().")) > 3]
            assert all(part in code for part in parts), quoted


def test_readme_and_operations_lead_there() -> None:
    assert "docs/jahreswechsel.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(jahreswechsel.md)" in (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
