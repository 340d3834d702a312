"""The section on occasions for advice: new, settled, of another urgency, and those that go on as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dashboard import german
from dashboard.exports.changes import reason, since
from dashboard.pages.neues.lists import Listing, kommune, kommune_with_kreis, listing, reasons_line, with_note
from dashboard.queries.changes import Changes, FindingChange
from dashboard.queries.changes.facts import Finding
from dashboard.queries.changes.findings import CONTINUING, NEW, SETTLED
from dashboard.texts import changes as texts
from dashboard.texts import occasions
from dashboard.web.table import Column, Table, numbers

Lines = Sequence[tuple[str | Markup, str]]


@dataclass(frozen=True)
class Lasting:
    """The Kommunen in which one kind of finding goes on, each with since when."""

    head: str
    areas: Lines


@dataclass(frozen=True)
class FindingSection:
    """`count` is that of what is more than going on. `kinds` is None where neither version has a finding; `lasting_head` folds `lasting`."""

    count: str
    lines: Sequence[str]
    kinds: Table | None
    listings: Sequence[Listing]
    lasting_head: str
    lasting: Sequence[Lasting]


def section(found: Changes) -> FindingSection:
    """The section for two versions."""
    states = {state: [each for each in found.findings if each.state == state] for state in (NEW, SETTLED, CONTINUING)}
    others = [each for each in states[CONTINUING] if each.is_news]
    lasting = [each for each in states[CONTINUING] if not each.is_news]
    news = [*states[NEW], *states[SETTLED], *others]
    counts = {
        "before": len(states[SETTLED]) + len(states[CONTINUING]),
        "after": len(states[NEW]) + len(states[CONTINUING]),
        "new": len(states[NEW]),
        "settled": len(states[SETTLED]),
        "continuing": len(states[CONTINUING]),
        "changed": len(others),
    }
    sentence = texts.FINDINGS.format(**{name: german.number(count) for name, count in counts.items()})
    lines = [sentence if found.findings else texts.NO_FINDINGS, reasons_line(each.reason for each in news)]
    listings = [
        _listed(texts.FINDINGS_NEW, states[NEW], texts.HEAD_SINCE),
        _listed(texts.FINDINGS_SETTLED, states[SETTLED], texts.HEAD_HELD_SINCE),
        _listed(texts.FINDINGS_CHANGED, others, texts.HEAD_SINCE),
    ]
    return FindingSection(
        german.number(len(news)),
        list(filter(None, lines)),
        _kinds(found.findings) if found.findings else None,
        [each for each in listings if each],
        f"{texts.FINDINGS_LASTING} ({german.number(len(lasting))})",
        _lasting(lasting),
    )


def _name(finding: Finding) -> str:
    return f"{finding.kind} {finding.title}"


def _kinds(findings: Sequence[FindingChange]) -> Table:
    """Per kind how many there were, came, went and are; each row and each column adds up. Kinds of which none came or went share a row."""
    names = {each.finding.kind: _name(each.finding) for each in findings}
    counts = Counter((each.finding.kind, each.state) for each in findings)
    moved = [kind for kind in names if counts[kind, NEW] or counts[kind, SETTLED]]
    rows = [_kind_row(names[kind], [kind], counts) for kind in sorted(moved, key=lambda kind: (len(kind), kind))]
    if others := [kind for kind in names if kind not in moved]:
        rows.append(_kind_row(texts.OTHER_KINDS if moved else texts.ALL_KINDS, others, counts))
    rows.append(_kind_row(texts.TOTALS_SUM, list(names), counts))
    heads = numbers(texts.HEAD_BEFORE, texts.HEAD_NEW, texts.HEAD_SETTLED, texts.HEAD_LASTING, texts.HEAD_AFTER)
    return Table(texts.FINDINGS_CAPTION, [Column(texts.HEAD_FINDING), *heads], rows, "neues-summen")


def _kind_row(name: str, kinds: Sequence[str], counts: Counter[tuple[str, str]]) -> Sequence[str]:
    new, settled, lasting = (sum(counts[kind, state] for kind in kinds) for state in (NEW, SETTLED, CONTINUING))
    return name, *map(german.number, (settled + lasting, new, settled, lasting, new + lasting))


def _listed(caption: str, changes: Sequence[FindingChange], since_head: str) -> Listing | None:
    heads = (
        texts.HEAD_KOMMUNE,
        texts.HEAD_FINDING,
        since_head,
        texts.HEAD_REASON,
    )
    rows = [
        (
            kommune_with_kreis(each.finding.area_id, each.finding.label),
            with_note(_name(each.finding), _severity(each)),
            since(each.finding.since, at_least=each.finding.at_least),
            reason(each.reason),
        )
        for each in changes
    ]
    return listing(caption, [Column(head) for head in heads], rows) if rows else None


def _severity(change: FindingChange) -> str:
    """Its urgency, or what that was and is."""
    return " → ".join(occasions.SEVERITY[code] for code in dict.fromkeys((change.before, change.after)) if code)


def _lasting(changes: Sequence[FindingChange]) -> Sequence[Lasting]:
    grouped = groupby(changes, key=lambda each: _name(each.finding))
    return [_kind(name, [each.finding for each in members]) for name, members in grouped]


def _kind(name: str, findings: Sequence[Finding]) -> Lasting:
    areas = [
        (kommune(each.area_id, each.label), texts.LASTING_SINCE.format(since=since(each.since, at_least=each.at_least)))
        for each in sorted(findings, key=lambda each: german.sort_key(each.label))
    ]
    return Lasting(f"{name} ({german.number(len(areas))})", areas)
