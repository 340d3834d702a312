"""Every occasion with its course: what the published data say of it, joined to what the Leitstelle recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.follow_up import contact_places
from dashboard.internal import courses
from dashboard.internal.course_rules import Occasion
from dashboard.internal.course_states import CLOSED, State
from dashboard.internal.courses import Course
from dashboard.internal.database import today as stored_today
from dashboard.queries import course_facts, occasions
from dashboard.queries.occasions import Finding, Selection
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.texts import follow_up as texts

OVERDUE_DAYS = 90  # nobody was spoken to for so long
_OCCASION = "anlass"


@dataclass(frozen=True)
class Followed:
    """One occasion. `finding`: None where the data no longer have it; `course`: None where nothing was recorded. `known_on` is the day since which
    it is known, `at_least`: or longer. `late`: why it is overdue, in German, nothing where it is not. `place` of its Kommune in the contact order."""

    finding_id: str
    kind: str
    title: str
    area_id: str
    area: str
    kreis_id: str
    kreis: str
    finding: Finding | None
    course: Course | None
    known_on: date
    at_least: bool
    place: int
    late: tuple[str, ...]

    @property
    def state(self) -> State:
        """Where it stands; open where nothing was recorded."""
        return self.course.state if self.course else State.OPEN

    @property
    def since(self) -> date:
        """The day it came to that state."""
        return date.fromisoformat(self.course.since) if self.course else self.known_on

    @property
    def found(self) -> tuple[date, bool]:
        """The day on which its present course begins, and whether it may have been there before: so it is, too, where somebody was spoken to before
        any data could say it. Opened again, it begins with that day."""
        opened = date.fromisoformat(self.course.opened_on) if self.course else self.known_on
        return opened, self.at_least if opened == self.known_on else opened < self.known_on

    @property
    def known(self) -> tuple[date, bool]:
        """Since when it is known, by the data or by what was recorded, and whether it may be for longer."""
        return self.found if self.found[0] < self.known_on else (self.known_on, self.at_least)

    @property
    def revision(self) -> int:
        """What goes along with a form that may change the course."""
        return self.course.revision if self.course else 0

    @property
    def is_settled_in_data(self) -> bool:
        """The data no longer have it, but the course is not closed."""
        return self.finding is None and self.state not in CLOSED

    @property
    def goes_on_in_data(self) -> bool:
        """The course says it is settled, but the data still have it."""
        return self.finding is not None and self.state is State.SETTLED

    @property
    def rest_is_over(self) -> bool:
        """It was to rest until a day that has come."""
        return self.course is not None and self.state is State.RESTING and self.course.rests_until <= stored_today()

    @property
    def offers(self) -> dict[str, str]:
        """Titles of the offers that fit it, by id; of one the data no longer have, the offer that was linked."""
        known = course_facts.offer_titles()
        if self.finding is None:
            linked = self.course.offer_id if self.course else ""
            return {linked: known[linked]} if linked in known else {}
        fitting = {offer.title for offer in self.finding.offers}
        return {offer_id: title for offer_id, title in known.items() if title in fitting}

    @property
    def occasion(self) -> Occasion:
        """As the rules of recording ask for it."""
        return Occasion(
            self.finding_id,
            self.kind,
            self.area_id,
            self.known_on.isoformat(),
            self.at_least,
            frozenset(self.offers),
        )


def every(area_id: str = "") -> list[Followed]:
    """All occasions, overdue ones first, then in the contact order; of one area where it is named."""
    known = courses.every(area_id)
    order = contact_places.places(courses.spoken_on(), date.fromisoformat(stored_today()))
    rows = [row for row in _joined(known, order) if not area_id or row.area_id == area_id]
    return sorted(rows, key=_order)


def one(finding_id: str) -> Followed | None:
    """One occasion; None where neither the data nor the course have it."""
    kind, _, area_id = finding_id.partition("-")
    course = courses.of_finding(finding_id)
    found = next((each for each in _findings() if each.kind == kind and each.area_id == area_id), None)
    return _followed(finding_id, found, course, {}) if found or course else None


def _findings() -> list[Finding]:
    """The rows of the public list at the default thresholds."""
    return occasions.findings(Selection(view="liste"))


def _joined(known: Mapping[str, Course], order: Mapping[str, int]) -> Iterator[Followed]:
    named = {f"{each.kind}-{each.area_id}": each for each in _findings()}
    for finding_id, finding in named.items():
        yield _followed(finding_id, finding, known.get(finding_id), order)
    for finding_id in known.keys() - named.keys():
        yield _followed(finding_id, None, known[finding_id], order)


def _followed(finding_id: str, finding: Finding | None, course: Course | None, order: Mapping[str, int]) -> Followed:
    kind, _, area_id = finding_id.partition("-")
    since = course_facts.known_since().get(finding_id)
    today = date.fromisoformat(stored_today())
    opened = date.fromisoformat(course.opened_on) if course else today
    area = listed_areas().get(area_id, {"label": area_id, "kreis_id": "", "kreis": ""})
    known_on = since.day if since else opened
    return Followed(
        finding_id,
        kind,
        course_facts.kind_titles().get(kind, kind),
        area_id,
        area["label"],
        area["kreis_id"],
        area["kreis"],
        finding,
        course,
        known_on,
        since.at_least if since else True,
        order.get(area_id, len(order) + 1),
        tuple(_late(finding, course, known_on, today)),
    )


def _late(finding: Finding | None, course: Course | None, known_on: date, today: date) -> Iterator[str]:
    """A hint that nobody took up is not overdue; what is not in the data any more is not called for either."""
    state = course.state if course else State.OPEN
    since = date.fromisoformat(course.since) if course else known_on
    days = (today - since).days
    if state is State.OPEN and days >= OVERDUE_DAYS and finding and (course or finding.severity == _OCCASION):
        yield texts.OPEN_FOR.format(days=german.number(days))
    if course and course.next_on and course.next_on < today.isoformat():
        yield texts.STEP_WAS_DUE.format(day=german.day(date.fromisoformat(course.next_on)))
    if course and state is State.RESTING and course.rests_until <= today.isoformat():
        yield texts.REST_OVER.format(day=german.day(date.fromisoformat(course.rests_until)))


def _order(row: Followed) -> tuple[bool, int, str, int]:
    severity, position = (row.finding.severity, row.finding.position) if row.finding else ("", 0)
    return not row.late, row.place, severity, position
