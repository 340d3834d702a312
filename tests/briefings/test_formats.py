"""The formats by name: one list for addresses, forms, command line and renderer."""

from __future__ import annotations

import subprocess
import sys

from dashboard.addresses.briefing_selection import FORMAT_NAMES
from dashboard.briefings.formats import FORMATS
from tests.briefings.sample import BRIEFING
from tests.conftest import ROOT


def test_every_format_of_an_address_has_a_name_an_ending_and_a_kind_of_its_own() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES
    assert len({each.ending for each in FORMATS.values()}) == len(FORMATS)
    assert len({each.writer for each in FORMATS.values()}) == len(FORMATS)
    assert FORMATS["csv"].file_name(BRIEFING) == f"{BRIEFING.stem}_csv.zip"


def test_whoever_lists_the_formats_loads_no_writer() -> None:
    program = "import sys, dashboard.briefings.formats; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "dashboard.briefings.model" in loaded
    assert not [name for name in loaded if name.startswith(("dashboard.briefings.writers", "xlsxwriter", "typst"))]
