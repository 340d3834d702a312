"""Check, publish, go back and forth, with a worker as `make run` starts it; afterwards a build changes nothing."""

from __future__ import annotations

import pytest

from pipelines.store.versions import PublishedFolder
from pipelines.work.queue import FAILED, FINISHED
from tests.work.small_atlas import NEXT, YEARS, SmallAtlas, log, note, small_atlas, working


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> SmallAtlas:
    return small_atlas(tmp_path_factory.mktemp("atlas"))


@pytest.fixture(scope="module")
def came() -> dict[str, str]:
    """What the chapters before have come to: each test goes on where the one before it ended."""
    return {}


def test_a_build_shows_what_is_stored(atlas: SmallAtlas) -> None:
    assert atlas.years() == list(YEARS)


def test_a_check_changes_nothing(atlas: SmallAtlas, came: dict[str, str]) -> None:
    came["first"] = atlas.version
    with working(atlas):
        came["check"] = atlas.check(NEXT)
        state, checked = atlas.ended(came["check"])
    assert (state, checked["state"], checked["base"]) == (FINISHED, "ready", came["first"])
    assert atlas.years() == list(YEARS)
    came["preview"] = checked["preview"]


def test_what_was_looked_at_is_published_once(atlas: SmallAtlas, came: dict[str, str]) -> None:
    check, first = came["check"], came["first"]
    with working(atlas):
        stale, unknown = atlas.publish(check, "2026-11-22.00000000"), atlas.publish("f" * 32, first)
        assert atlas.ended(stale)[1]["reason"].startswith("Inzwischen gilt ein anderer Stand")
        assert atlas.ended(unknown)[1]["reason"].startswith("Die Prüfung, auf die sich dieser Auftrag bezieht")
        assert atlas.years() == list(YEARS)
        ended = [atlas.ended(job) for job in (atlas.publish(check, first), atlas.publish(check, first))]
    [published] = [outcome for state, outcome in ended if state == FINISHED]
    [refused] = [outcome for state, outcome in ended if state == FAILED]
    assert refused["reason"] == "Diese Prüfung ist schon veröffentlicht."
    assert published["version"] == came["preview"] == atlas.version
    assert published["changes"][0].startswith("Werte gegenüber dem Stand davor:")
    assert atlas.years() == [*YEARS, NEXT]
    assert built_bytes(atlas.published) == built_bytes(PublishedFolder(atlas.jobs / "previews" / check))


def test_going_back_withdraws_what_came_since(atlas: SmallAtlas, came: dict[str, str]) -> None:
    with working(atlas) as worker:
        state, back = atlas.ended(atlas.roll_back(came["first"], atlas.version))
        worker.terminate()
        assert worker.wait(timeout=60) == 0
    assert (state, back["withdrawn"], back["restored"]) == (FINISHED, ["pks_2019_2020.csv"], [])
    assert atlas.years() == list(YEARS)
    assert atlas.version == back["version"] != came["first"]
    assert [each.version for each in atlas.published.versions()][:2] == [back["version"], came["preview"]]


def test_the_next_build_stays_where_somebody_went_back_to(atlas: SmallAtlas) -> None:
    atlas.build()
    assert atlas.years() == list(YEARS)


def test_going_forth_restores_it(atlas: SmallAtlas, came: dict[str, str]) -> None:
    with working(atlas):
        state, forth = atlas.ended(atlas.roll_back(came["preview"], atlas.version))
    assert (state, forth["withdrawn"], forth["restored"]) == (FINISHED, [], ["pks_2019_2020.csv"])
    assert atlas.years() == [*YEARS, NEXT]
    assert not note(atlas)
    assert "Unerwarteter Fehler" not in log(atlas)


def built_bytes(published: PublishedFolder) -> bytes:
    """The database being shown."""
    current = published.current()
    assert current
    return published.database(current).read_bytes()
