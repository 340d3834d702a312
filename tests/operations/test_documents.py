"""What the documents for operators say agrees with the code, and the units can be started."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "docs" / "systemd").glob("*.service"))


def settings_in_code() -> set[str]:
    """Every ATLAS_… that the program names."""
    files = [path for folder in ("dashboard", "pipelines", "geo") for path in (ROOT / folder).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in (*files, ROOT / "gunicorn.conf.py")]
    return {name for text in texts for name in re.findall(r"\bATLAS_[A-Z_]*[A-Z]\b", text)}


def test_every_setting_stands_in_the_table() -> None:
    table = "\n".join(line for line in OPERATIONS.splitlines() if line.startswith("| `"))
    missing = {name for name in settings_in_code() if f"`{name}`" not in table}
    assert {name for name in missing if not name.startswith("ATLAS_OIDC_")} == set()


def test_there_is_a_unit_for_every_service_of_the_procfile() -> None:
    started = {
        line.split(":", 1)[1].split()[-1]
        for line in (ROOT / "Procfile").read_text().splitlines()
        if "release:" not in line
    }
    in_units = {
        re.findall(r"^ExecStart=.* (\S+)$", unit.read_text(encoding="utf-8"), re.MULTILINE)[0] for unit in UNITS
    }
    assert in_units == started


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_units_are_locked_in(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="} <= set(text.splitlines())
    if "web" not in unit.stem:
        assert re.search(r"^InaccessiblePaths=.*/internal\b", text, re.MULTILINE)
        assert "web.env" not in text
        assert "PrivateNetwork=yes" in text


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze gibt es hier nicht.")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_units_are_understood_by_systemd(unit: Path, tmp_path: Path) -> None:
    placed = tmp_path / unit.name
    placed.write_text(unit.read_text(encoding="utf-8").replace("/opt/praeventionsatlas/", f"{ROOT}/"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(placed)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
