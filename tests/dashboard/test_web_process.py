"""What a web process loads at its start: everything stays resident in every worker."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

HEAVY = ("geopandas", "numpy", "openpyxl", "pandas", "pipelines", "pyarrow", "scipy", "shapely", "xlsxwriter")


def test_nothing_heavy_is_loaded_before_somebody_asks_for_it() -> None:
    program = "import sys, dashboard.app; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "dash" in loaded
    assert not set(HEAVY) & set(loaded)
