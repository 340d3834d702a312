"""Two people bring something in at once: what was looked at beside a version that is no more is not published, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from pipelines.work.queue import FAILED, FINISHED
from tests.work.small_atlas import NEXT, YEARS, log, note, small_atlas, working

OTHER = "2016"


def test_of_two_imports_at_once_the_second_is_told_and_done_anew(tmp_path: Path) -> None:
    atlas = small_atlas(tmp_path)
    base = atlas.version
    checks = {year: atlas.check(year) for year in (NEXT, OTHER)}
    with working(atlas):
        looked_at = {year: atlas.ended(check)[1] for year, check in checks.items()}
        assert {each["base"] for each in looked_at.values()} == {base}
    publications = {
        year: atlas.publish(check, base) for year, check in checks.items()
    }  # both wait when the worker comes
    with working(atlas):
        ended = {year: atlas.ended(job) for year, job in publications.items()}
        [done] = [year for year, (state, _) in ended.items() if state == FINISHED]
        [late] = [year for year, (state, _) in ended.items() if state == FAILED]
        told = ended[late][1]
        assert told["reason"].startswith(f"Inzwischen gilt ein anderer Stand ({ended[done][1]['version']})")
        assert "wiederholen" in told["cure"]
        assert atlas.years() == sorted([*YEARS, done])
        again = atlas.check(late)
        assert atlas.ended(again)[1]["base"] == atlas.version
        state, published = atlas.ended(atlas.publish(again, atlas.version))
    assert (state, published.get("version")) == (FINISHED, atlas.version)
    assert atlas.years() == sorted([*YEARS, NEXT, OTHER])
    assert {base, ended[done][1]["version"]} <= {each.version for each in atlas.published.versions()}
    assert not note(atlas)
    assert "Unerwarteter Fehler" not in log(atlas)
