"""What changed, in one sentence: for the first page, beside whom to call first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.addresses.change_selection import PATH
from dashboard.queries import changes, selections
from dashboard.queries.changes import Changes
from dashboard.texts import changes as texts
from dashboard.web.links import Link


@dataclass(frozen=True)
class ChangesLine:
    """`link` leads to all of it; `demo`: the registry is invented."""

    sentence: str
    link: Link
    demo: bool = False


def changes_line() -> ChangesLine:
    """How many Kommunen are active no longer or anew since the last version that differs, or that there is none to compare with.

    The comparison is remembered by the two versions; nothing is asked of the database the second time.
    """
    selection, _ = selections.of_changes({})
    link = Link(texts.LINE_LINK, PATH)
    if not selection.earlier:
        return ChangesLine(texts.LINE_NO_PREDECESSOR, link)
    found = changes.between(selection.earlier, selection.later)
    return ChangesLine(sentence_of(found), link, found.synthetic)


def sentence_of(found: Changes) -> str:
    """The sentence about two versions. A Kommune that only one of them has counts as one whose Stand changed."""
    since = since_words(found)
    counted = ", ".join(_counted(found))
    return texts.LINE.format(since=since, counts=counted) if counted else texts.LINE_NO_STATUS.format(since=since)


def since_words(found: Changes) -> str:
    """The earlier version by the day at which it is judged, where both are judged at the same day by the day of its build."""
    before, after = found.as_of
    if before != after:
        return texts.SINCE_STATUS_OF.format(day=german.day(before))
    return texts.SINCE_VERSION_OF.format(day=german.day(date.fromisoformat(found.earlier[:10])))


def _counted(found: Changes) -> Iterator[str]:
    lost = sum(each.before == "aktiv" and each.after is not None for each in found.statuses)
    gained = sum(each.after == "aktiv" and each.before is not None for each in found.statuses)
    others = len(found.statuses) - lost - gained
    noun = True  # the first number says what is counted
    for count, words, further in (
        (lost, texts.LINE_LOST, texts.LINE_LOST),
        (gained, texts.LINE_GAINED, texts.LINE_GAINED),
        (others, texts.LINE_OTHERS, texts.LINE_FURTHER),
    ):
        if count:
            yield f"{german.plural(count, *texts.KOMMUNEN) if noun else german.number(count)} {words if noun else further}"
            noun = False
