"""Check, publish, go back and forth, with a worker as `make run` starts it; afterwards a build changes nothing."""

from __future__ import annotations

import pytest

from pipelines.store.versions import PublishedFolder
from pipelines.work.queue import FAILED, FINISHED
from tests.work.small_atlas import NEXT, YEARS, SmallAtlas, log, note, small_atlas, working


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> SmallAtlas:
    return small_atlas(tmp_path_factory.mktemp("atlas"))


def test_what_was_looked_at_is_published_and_can_be_taken_back(atlas: SmallAtlas) -> None:
    first, with_next = atlas.version, [*YEARS, NEXT]
    with working(atlas) as worker:
        check = atlas.check(NEXT)
        state, checked = atlas.ended(check)
        assert (state, checked["state"], checked["base"]) == (FINISHED, "ready", first)
        assert atlas.years() == list(YEARS)

        early = [atlas.publish(check, "2026-11-22.00000000"), atlas.publish("f" * 32, first)]
        reasons = [outcome["reason"] for state, outcome in map(atlas.ended, early) if state == FAILED]
        assert reasons[0].startswith("Inzwischen gilt ein anderer Stand")
        assert reasons[1].startswith("Die Prüfung, auf die sich dieser Auftrag bezieht")
        assert atlas.years() == list(YEARS)

        once, twice = atlas.publish(check, first), atlas.publish(check, first)
        came = [atlas.ended(job) for job in (once, twice)]
        [published] = [outcome for state, outcome in came if state == FINISHED]
        [refused] = [outcome for state, outcome in came if state == FAILED]
        assert refused["reason"] == "Diese Prüfung ist schon veröffentlicht."
        assert published["version"] == checked["preview"] == atlas.version
        assert published["changes"][0].startswith("Werte gegenüber dem Stand davor:")
        assert atlas.years() == with_next
        assert built_bytes(atlas.published) == built_bytes(PublishedFolder(atlas.jobs / "previews" / check))

        state, back = atlas.ended(atlas.roll_back(first, atlas.version))
        assert (state, back["withdrawn"], back["restored"]) == (FINISHED, ["pks_2019_2020.csv"], [])
        assert atlas.years() == list(YEARS)
        worker.terminate()
        assert worker.wait(timeout=60) == 0
    assert atlas.version == back["version"] != first
    names = [each.version for each in atlas.published.versions()]
    assert names[:2] == [back["version"], published["version"]]

    atlas.build()  # as the next `make run` does
    assert atlas.years() == list(YEARS)

    with working(atlas):
        state, forth = atlas.ended(atlas.roll_back(published["version"], atlas.version))
        assert (state, forth["withdrawn"], forth["restored"]) == (FINISHED, [], ["pks_2019_2020.csv"])
        assert atlas.years() == with_next
    assert not note(atlas)
    assert "Unerwarteter Fehler" not in log(atlas)


def built_bytes(published: PublishedFolder) -> bytes:
    """The database being shown."""
    current = published.current()
    assert current
    return published.database(current).read_bytes()
