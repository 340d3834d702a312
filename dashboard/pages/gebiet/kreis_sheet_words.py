"""The sentences of the sheet of a Kreis: how many of its Kommunen are covered, as a range where that is not known, and its own body."""

from __future__ import annotations

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.queries import kreis_sheet as queries
from dashboard.queries.kreis_sheet import Coverage, Registered
from dashboard.texts import kreis_sheet as texts
from dashboard.texts.statuses import STATUSES


def coverage(covered: Coverage) -> str:
    """How many Kommunen have an active body, and how many people live there; from the least to the most where some are unclear."""
    count = german.number(covered.kommunen)
    if covered.kommunen == 1:
        return _of_the_only_one(covered)
    if covered.unclear == covered.kommunen:
        return texts.NONE_KNOWN.format(kommunen=count)
    sentence = (
        texts.SOME_ACTIVE.format(
            active=german.number(covered.active),
            kommunen=count,
            covered=german.number(covered.covered),
            inhabitants=german.number(covered.inhabitants),
            share=german.share(covered.covered, covered.inhabitants),
        )
        if covered.active
        else texts.NONE_ACTIVE.format(kommunen=count)
    )
    return f"{sentence} {_unclear(covered)}".rstrip()


def _of_the_only_one(covered: Coverage) -> str:
    if covered.unclear:
        return texts.ONE_UNKNOWN
    [status] = covered.by_status
    return texts.ONE_ACTIVE if covered.active else texts.ONE_INACTIVE.format(status=STATUSES[status])


def _unclear(covered: Coverage) -> str:
    if not covered.unclear:
        return ""
    places = {
        "least": german.share(covered.covered, covered.inhabitants),
        "most": german.share(covered.covered + covered.unclear_inhabitants, covered.inhabitants),
    }
    return texts.ALSO_UNCLEAR.format(
        unclear=german.plural(covered.unclear, "Kommune", "Kommunen"),
        people=german.number(covered.unclear_inhabitants),
        span=(texts.SPAN if covered.active else texts.SPAN_UPWARDS).format(**places),
    )


def active_of(covered: Coverage) -> str:
    """Active bodies as a count, "3 bis 5 von 8" where some are unclear."""
    return german.counted_between(covered.active, covered.unclear, covered.kommunen)


def covered_share(covered: Coverage) -> str:
    """Inhabitants where a body is active in per cent, from the least to the most where some are unclear; a bare zero is "keine"."""
    if not covered.covered and not covered.unclear_inhabitants:
        return texts.NOBODY
    return german.share_between(covered.covered, covered.unclear_inhabitants, covered.inhabitants)


def never_met(status: str) -> str:
    """What stands where no meeting is known: of a Kommune that has no body, or none any more, none is to be known."""
    return texts.NOT_APPLICABLE if status in ("kein_gremium", "aufgeloest") else texts.NO_MEETING


def statuses(covered: Coverage) -> str:
    """How many Kommunen are of each Stand; all of them together are all Kommunen."""
    return " · ".join(
        texts.STATUS_COUNT.format(status=word, count=german.number(covered.by_status[status]))
        for status, word in STATUSES.items()
        if covered.by_status.get(status)
    )


def own_body(area_id: str) -> str:
    """Whether the Landkreis has a body of its own; of the Land how many Landkreise have."""
    if area_id == LAND:
        return texts.LANDKREISE.format(**{name: german.number(count) for name, count in _landkreise().items()})
    own = queries.own_body(area_id)
    if own is None:
        return ""
    if own.confirmed_on is None:
        return texts.OWN_NEVER_REPORTED
    return f"{_own_status(own)} {texts.OWN_NOT_COUNTED if own.status == 'aktiv' else ''}".rstrip()


def _landkreise() -> dict[str, int]:
    own = queries.landkreise()
    return {
        "active": sum(each.status == "aktiv" for each in own),
        "unclear": sum(each.status == "unklar" for each in own),
        "landkreise": len(own),
    }


def _own_status(own: Registered) -> str:
    days = (
        (texts.OWN_CONFIRMED, own.confirmed_on),
        (texts.OWN_MET, own.last_meeting_on),
    )
    return texts.OWN_BODY.format(
        status=STATUSES[own.status],
        council=f" ({german.quoted([own.council])})" if own.council else "",
        days="".join(f", {template.format(day=german.day(day))}" for template, day in days if day),
    )
