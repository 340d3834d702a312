"""The stored invented surveys are what their generator makes."""

from __future__ import annotations

from pathlib import Path

from geo.areas import Register
from pipelines.store.releases import ReleaseStore


def test_the_stored_demonstration_is_what_the_generator_makes(tmp_path: Path) -> None:
    from pipelines.surveys.archive import pack
    from pipelines.surveys.demo.deliveries import generate

    stored = ReleaseStore()
    known = Register.load(stored.newest("gemeindeverzeichnis")[-1].path)
    generated = {pack(delivery.data, delivery.mapping) for delivery in generate(known, tmp_path / "made")}
    assert generated == {release.read_bytes() for release in stored.newest("befragungen_demo")}
