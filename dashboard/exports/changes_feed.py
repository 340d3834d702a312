"""The newest changes as an Atom feed (RFC 4287).

Ids are UUIDs made of what an entry says, never of an address: they stay the same on another server and after another build. Links lead from
the root of whatever server gives the feed, or begin with the address the operator has set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.change_selection import PATH, Selection, address
from dashboard.addresses.parameters import query
from dashboard.exports.changes import reason, since, status
from dashboard.queries.changes import Changes, FindingChange, ReleaseChange, StatusChange
from dashboard.texts import changes as texts
from dashboard.texts import occasions
from dashboard.web.canonical import absolute

NAMESPACE = "http://www.w3.org/2005/Atom"
FEED_ID = UUID("5d0c5a5e-2f53-4f0e-9a35-6d6f7f0b7d0a")
MOST_ENTRIES = 100


@dataclass(frozen=True)
class Entry:
    """`key` says what it is about, the same from build to build; `day` since when."""

    key: str
    day: date
    title: str
    summary: str
    link: str


def feed(
    steps: Sequence[Changes], updated: date, areas: AreaFilter | None = None, area_words: str = "", *, demo: bool
) -> bytes:
    """The feed of the changes from version to version, newest step first. `updated`: day of the version on show, counted where nothing
    changed; `areas`: what the steps are narrowed to, with its words: such a feed is one of its own; `demo`: it holds invented data."""
    fields = query((areas or AreaFilter()).fields())
    asked = f"?{fields}" if fields else ""
    told: dict[str, Entry] = {}  # what came, went and came again is one entry: ids are told once
    for entry in sorted(
        (entry for step in steps for entry in _entries(step)), key=lambda entry: entry.day, reverse=True
    ):
        told.setdefault(entry.key, entry)
    entries = list(told.values())
    listed = entries[:MOST_ENTRIES]
    counts = {"count": german.number(len(listed)), "all": german.number(len(entries))}
    subtitle = (
        texts.FEED_MORE.format(subtitle=texts.FEED_SUBTITLE, **counts)
        if len(entries) > len(listed)
        else texts.FEED_SUBTITLE
    )
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "de"})
    _add(root, "id", uuid5(FEED_ID, fields).urn if fields else FEED_ID.urn)
    title = texts.FEED_TITLE_DEMO if demo else texts.FEED_TITLE
    _add(root, "title", texts.FEED_TITLE_OF.format(title=title, areas=area_words) if area_words else title)
    _add(root, "subtitle", f"{subtitle}." if steps else texts.NO_PREDECESSOR)
    _add(root, "updated", _moment(max((entry.day for entry in listed), default=updated)))
    _add(_add(root, "author"), "name", texts.FEED_AUTHOR)
    _add(root, "link", rel="self", type="application/atom+xml", href=absolute(f"{PATH}.atom{asked}"))
    _add(root, "link", rel="alternate", type="text/html", hreflang="de", href=absolute(f"{PATH}{asked}"))
    for entry in listed:
        item = _add(root, "entry")
        _add(item, "id", uuid5(FEED_ID, entry.key).urn)
        _add(item, "title", entry.title)
        _add(item, "updated", _moment(entry.day))
        _add(item, "link", rel="alternate", type="text/html", hreflang="de", href=absolute(entry.link))
        _add(item, "summary", entry.summary, type="text")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entries(step: Changes) -> Iterator[Entry]:
    yield from (_status(each, step) for each in step.statuses)
    yield from (_finding(each, step) for each in step.findings if each.is_news)
    yield from (_release(each, step) for each in step.releases)
    if step.series:
        yield _values(step)


def _status(change: StatusChange, step: Changes) -> Entry:
    gone = change.after is None
    words = {"before": status(change.before), "after": status(change.after), "label": change.label}
    return Entry(
        f"status {change.area_id} {change.before} {change.after} {change.since}",
        step.day if gone else change.since,
        texts.ENTRY_STATUS.format(**words),
        _sentences(
            texts.SUMMARY_REASON.format(reason=reason(change.reason)),
            "" if gone else texts.SUMMARY_SINCE.format(since=since(change.since, at_least=change.at_least)),
            texts.SUMMARY_DEMO if change.synthetic else "",
        ),
        f"{PATH}{address(Selection(step.earlier, step.later))}#stand" if gone else f"/gebiet/{change.area_id}",
    )


def _finding(change: FindingChange, step: Changes) -> Entry:
    finding, settled = change.finding, change.state == "settled"
    severities = [occasions.SEVERITY[each] for each in (change.before, change.after) if each]
    state = " → ".join(severities) if len(severities) > 1 else texts.STATES[change.state]
    day = since(finding.since, at_least=finding.at_least)
    return Entry(
        f"finding {finding.finding_id} {change.before} {change.after} {finding.since}",
        finding.since if change.state == "new" else step.day,
        texts.ENTRY_FINDING.format(label=finding.label, title=finding.title, state=state),
        _sentences(
            "" if settled else texts.SUMMARY_SEVERITY[finding.severity],
            (texts.SUMMARY_SETTLED if settled else texts.SUMMARY_SINCE).format(since=day),
            texts.SUMMARY_REASON.format(reason=reason(change.reason)),
            texts.SUMMARY_DEMO if finding.synthetic else "",
        ),
        f"/gebiet/{finding.area_id}",
    )


def _release(change: ReleaseChange, step: Changes) -> Entry:
    release, removed = change.release, change.state == "removed"
    return Entry(
        f"release {release.release_id} {release.sha256} {change.state}",
        step.day if removed else release.since,
        texts.ENTRY_RELEASE.format(
            source=release.source, period=german.period(release.period), state=texts.STATES[change.state]
        ),
        _sentences(
            texts.SUMMARY_PUBLISHED.format(
                published=german.date_as_known(release.published), release=release.release_id
            ),
            texts.SUMMARY_REPLACED.format(release=change.before.release_id) if change.before else "",
            texts.SUMMARY_DEMO if release.synthetic else "",
        ),
        "/daten/quellen#veroeffentlichungen",
    )


def _values(step: Changes) -> Entry:
    """One entry for all values of a step."""
    counts = {
        name: german.number(sum(getattr(each, name) for each in step.series))
        for name in ("added", "changed", "removed")
    }
    one, many = texts.SERIES
    series = one if len(step.series) == 1 else many.format(count=german.number(len(step.series)))
    versions = {"earlier": step.earlier, "later": step.later}
    invented = {each.synthetic for each in step.series}
    demo = texts.SUMMARY_DEMO_PARTLY if len(invented) > 1 else texts.SUMMARY_DEMO if True in invented else ""
    return Entry(
        f"values {step.data[0]} {step.data[1]}",
        step.day,
        texts.ENTRY_VALUES.format(**counts),
        _sentences(texts.SUMMARY_VALUES.format(**versions, count=series), demo),
        f"{PATH}{address(Selection(step.earlier, step.later))}#werte",
    )


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _moment(day: date) -> str:
    """The day as RFC 3339 wants it; the hour is not known."""
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child
