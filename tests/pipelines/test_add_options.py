"""What is said of a file is checked before it is read, and what was said can never break the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.problems import BuildError
from pipelines.store.options import address_fault, doubts_of_dates, period_span, published_span, require_options
from pipelines.store.releases import ReleaseStore

TODAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text("a;b\n")
    return path


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2008-2019", date(2008, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_period_is_a_year_a_month_or_years(text: str, first: date, last: date) -> None:
    assert (period_span(text).first, period_span(text).last) == (first, last)


@pytest.mark.parametrize(
    "period",
    [
        "",
        "20",
        "2020-13",
        "2020-00",
        "2020-2019",
        "2020-2020",
        "2020-01-2021",
        "0000",
        "1899",
        "2020 ",
        "２０２０",
        "2028",
        "2020\n",
    ],
)
def test_a_period_that_cannot_be_is_refused(store: ReleaseStore, file: Path, period: str) -> None:
    with pytest.raises(BuildError, match="--period"):
        require_options(period, "2021", None, today=TODAY)


@pytest.mark.parametrize(
    "published",
    ["", "15.4.2021", "2021-02-30", "2021-13", "2021-00-01", "2021-4-5", "1021-01-01", "2021-02-29", "gestern"],
)
def test_a_day_that_is_not_in_the_calendar_is_refused(store: ReleaseStore, file: Path, published: str) -> None:
    with pytest.raises(BuildError, match="--published"):
        store.add("pks", file, "2020", published)
    assert not store.lock.exists()


def test_a_publication_is_as_precise_as_known() -> None:
    assert published_span("2021").last == date(2021, 12, 31)
    assert published_span("2021-04").first == date(2021, 4, 1)
    assert published_span("2021-04-15").first == published_span("2021-04-15").last == date(2021, 4, 15)


@pytest.mark.parametrize(
    "url",
    [
        "C:\\Daten\\neu",
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://x.example/a",
        "https://",
        "https:///a",
        "http://[::1",
        "https://x.example:port/",
        "https://name:geheim@x.example/",
        "https://x.example/a\nb",
        "https://x.example/a b",
        "https://x.example/\u007f",
        "https://x.example/\u202e",
        "https://x.example/" + "a" * 3000,
    ],
)
def test_an_address_that_is_none_is_refused(store: ReleaseStore, file: Path, url: str) -> None:
    with pytest.raises(BuildError, match="--url"):
        store.add("pks", file, "2020", "2021", url)
    assert not store.lock.exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/\"a\"?b='c'&d=[e]#f",
        "http://x.example/C:\\Daten\\neu",
        'https://x.example/"""',
        "https://müller.example/größe?ü=ß",
        "https://x.example/%0A%00\\u0000\\n",
        "HTTPS://X.example:8443/a",
    ],
)
def test_an_address_survives_the_lock_file_whatever_it_holds(store: ReleaseStore, file: Path, url: str) -> None:
    assert address_fault(url) is None
    store.add("pks", file, "2020", "2021", url)
    assert [release.url for release in store.all()] == [url]
    store.add("pks", file, "2019", "2020")
    assert [release.url for release in store.all()] == [None, url]


@pytest.mark.parametrize(
    ("period", "published", "whole_period", "doubt"),
    [
        ("2020", "2021-04-15", True, None),
        ("2020", "2021", True, None),
        ("2020", "2020", True, None),  # may have been its last day
        ("2020", "2020-11-30", True, "vor dem Ende"),
        ("2020-03", "2020-03-15", True, "vor dem Ende"),
        ("2025", "2025-09-01", False, None),
        ("2025", "2024-12-31", False, "vor dem Beginn"),
        ("2026", "2026-11-24", False, "in der Zukunft"),
        ("2026", "2027", False, "in der Zukunft"),
        ("2026", "2026", False, None),
    ],
)
def test_dates_that_need_a_yes(period: str, published: str, whole_period: bool, doubt: str | None) -> None:
    doubts = doubts_of_dates(period, published, TODAY, whole_period=whole_period)
    assert bool(doubts) == (doubt is not None)
    assert doubt is None or doubt in doubts[0]


@pytest.mark.parametrize("name", ["a.c v", "a.csv\n", "a.ü", "a.\u202e", "a." + "x" * 300])
def test_an_ending_that_is_none_is_refused(store: ReleaseStore, tmp_path: Path, name: str) -> None:
    with pytest.raises(BuildError, match="Unter dem Namen"):
        store.add("pks", Path(name), "2020", "2021", content=b"a")
    assert not store.store.exists()
