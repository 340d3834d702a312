"""The sections on files and on values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from dashboard import german
from dashboard.exports.changes import reason
from dashboard.pages.neues.lists import Listing, listing
from dashboard.queries.changes import Changes, ReleaseChange, SeriesChange
from dashboard.queries.changes.secrecy import WITHHELD
from dashboard.texts import changes as texts
from dashboard.web.table import Column, numbers
from dashboard.web.templates import render


@dataclass(frozen=True)
class DataSection:
    """`lines` say how many there are; `changed` is None where there is none."""

    count: str
    lines: Sequence[str]
    changed: Listing | None


@dataclass
class _Sum:
    """The changes of one indicator over its years."""

    title: str
    synthetic: bool = False
    years: list[int] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    removed: int = 0
    reasons: dict[str, None] = field(default_factory=dict)

    def add(self, series: SeriesChange) -> None:
        """Count a year."""
        self.synthetic |= series.synthetic
        self.years.append(series.period)
        self.added += series.added
        self.changed += series.changed
        self.removed += series.removed
        self.reasons |= dict.fromkeys(series.reasons)

    @property
    def total(self) -> int:
        """How many values are new, others or gone."""
        return self.added + self.changed + self.removed


def releases(found: Changes) -> DataSection:
    """Files that are new, replaced or gone."""
    count = len(found.releases)
    one, many = texts.RELEASES
    sentence = texts.NO_RELEASES if not count else one if count == 1 else many.format(count=german.number(count))
    heads = (
        texts.HEAD_SOURCE,
        texts.HEAD_PERIOD,
        texts.HEAD_CHANGE,
        texts.HEAD_PUBLISHED,
        texts.HEAD_SINCE,
        texts.HEAD_FILE,
    )
    rows = [_release(each) for each in found.releases]
    changed = listing(texts.RELEASES_CAPTION, [Column(head) for head in heads], rows) if rows else None
    return DataSection(german.number(count), [sentence], changed)


def _release(change: ReleaseChange) -> Sequence[str | Markup]:
    release, former = change.release, change.before
    replaced = f"; {texts.REPLACES.format(release=former.release_id)}" if former else ""
    return (
        _marked(release.source, synthetic=release.synthetic),
        german.period(release.period),
        texts.STATES[change.state],
        german.date_as_known(release.published),
        german.day(release.since),
        f"{release.release_id}{replaced}",
    )


def values(found: Changes) -> DataSection:
    """Values that are new, others or gone, by indicator."""
    sums: dict[str, _Sum] = {}
    for series in found.series:
        sums.setdefault(series.indicator.indicator_id, _Sum(series.indicator.title)).add(series)
    ordered = sorted(sums.values(), key=lambda each: (-each.total, german.sort_key(each.title)))
    columns = [
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_YEARS),
        *numbers(texts.HEAD_NEW, texts.HEAD_CHANGED, texts.HEAD_REMOVED),
        Column(texts.HEAD_REASON),
    ]
    rows = [_indicator(each) for each in ordered]
    changed = listing(texts.VALUES_CAPTION, columns, rows) if rows else None
    return DataSection(german.number(sum(each.total for each in ordered)), list(_lines(found, ordered)), changed)


def _lines(found: Changes, sums: Sequence[_Sum]) -> Iterator[str]:
    if not sums:
        yield texts.NO_VALUES
        return
    counts = {
        name: german.number(sum(getattr(each, name) for each in sums)) for name in ("added", "changed", "removed")
    }
    yield texts.VALUES.format(**counts, indicators=german.plural(len(sums), *texts.INDICATORS_DATIVE))
    withheld = sum(each.before.status == WITHHELD for each in found.values)
    one, many = texts.WITHHELD
    if withheld:
        yield one if withheld == 1 else many.format(count=german.number(withheld))


def _indicator(each: _Sum) -> Sequence[str | Markup]:
    return (
        _marked(each.title, synthetic=each.synthetic),
        german.years_of(each.years),
        german.number(each.added),
        german.number(each.changed),
        german.number(each.removed),
        "; ".join(map(reason, each.reasons)),
    )


def _marked(text: str, *, synthetic: bool) -> str | Markup:
    """A name, with the mark of invented data behind it."""
    return render("neues/marked.html.j2", text=text) if synthetic else text
