"""What a web process holds: everything it loads stays resident in every worker, and several answers are packed at once."""

from __future__ import annotations

import gc
import runpy
import subprocess
import sys

from tests.conftest import ROOT

HEAVY = ("geopandas", "numpy", "openpyxl", "pandas", "pipelines", "pyarrow", "scipy", "shapely", "xlsxwriter")


def test_nothing_heavy_is_loaded_before_somebody_asks_for_it() -> None:
    program = "import sys, dashboard.app; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "dash" in loaded
    assert not set(HEAVY) & set(loaded)


def test_packing_a_large_answer_needs_little_memory() -> None:
    program = """
import random, resource
from dashboard.web import compression
body = " ".join(str(random.Random(7).randrange(10**6)) for _ in range(60_000)).encode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
compression.packed(body, "br", (6, 6))
print(len(body), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    size, kilobytes = map(
        int,
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split(),
    )
    assert size > 300_000
    assert kilobytes < 8_000


def test_what_is_loaded_before_the_fork_is_left_alone_by_the_garbage_collector() -> None:
    settings = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    assert settings["preload_app"]
    try:
        settings["when_ready"](None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
