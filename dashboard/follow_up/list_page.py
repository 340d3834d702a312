"""The work list of the Leitstelle: every occasion with where it stands, overdue ones first. A Kommune sees those of its own area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard import german
from dashboard.addresses.notices import status_of
from dashboard.follow_up import followed, selection
from dashboard.follow_up.contact_places import last_contact
from dashboard.follow_up.followed import Followed
from dashboard.follow_up.selection import KEEPS, Selection
from dashboard.internal import courses
from dashboard.internal.course_states import State
from dashboard.queries import area_filter, course_facts, frame, occasions
from dashboard.texts import DEMO_STRIPE, DEMO_STRIPE_CRIME
from dashboard.texts import follow_up as texts
from dashboard.texts.occasions import SEVERITY
from dashboard.users import access
from dashboard.users.pages import Entry
from dashboard.users.roles import MAINTAINERS, READERS, Role, User
from dashboard.web.choice import Choice
from dashboard.web.links import NoticeLine, NoticeList
from dashboard.web.page import Document, Request
from dashboard.web.paging import Paging, page_of

PAGE_SIZE = 50
MOST_AT_ONCE = 100
_WEIGHTS = {
    "ueberfaellig": 30,
    "daten-erledigt": 10,
    "daten-weiter": 10,
}  # beside what else calls, see users/pages.Entry


@dataclass(frozen=True)
class Line:
    """One occasion of the list, in words."""

    address: str
    finding_id: str
    revision: int
    title: str
    severity: str
    state: str
    state_word: str
    since: str
    next_step: str
    late: Sequence[str]
    news: str
    label: str


@dataclass(frozen=True)
class AreaLines:
    """The occasions of one Kommune that follow each other in the list; `contact`: when somebody there was last spoken to."""

    area: str
    profile: str
    about: str
    contacts: str
    contact: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Content:
    """What list.html.j2 draws. `choices` are the filters, `only_ways` the links to what calls for somebody, each with its number, `only` the
    word of the one on show; `of_many_areas`: not a Kommune, which sees its own area and no contacts."""

    notices: NoticeList | None
    choices: Sequence[Choice]
    name: str
    only: str
    only_ways: Sequence[tuple[str, str, bool]]
    count: str
    areas: Sequence[AreaLines]
    empty: str
    may_change: bool
    of_many_areas: bool
    paging: Paging | None
    most: int
    address: str
    demo: str


def document(request: Request) -> Document:
    """The list for the parameters of the address."""
    user = access.current()
    of_many = user.role is not Role.KOMMUNE
    rows = followed.every() if of_many else followed.every(user.area) if user.area else []
    chosen, notices = selection.read(request.parameters, _regions(rows))
    kept = chosen.chosen(rows)
    shown, paging = page_of(kept, chosen.page, PAGE_SIZE, lambda page: chosen.on_page(page).address)
    lines = [NoticeLine(notice.message) for notice in notices]
    content = Content(
        NoticeList(texts.NOTICE, lines) if lines else None,
        _choices(chosen, rows, of_many_areas=of_many),
        chosen.name,
        chosen.only,
        _only_ways(chosen, rows),
        _count(kept),
        _areas(shown),
        "" if kept else texts.EMPTY_FILTERED if rows else texts.EMPTY,
        user.role in MAINTAINERS,
        of_many,
        paging,
        MOST_AT_ONCE,
        chosen.address,
        demo_sentence(),
    )
    return Document(texts.TITLE, "follow_up/list.html.j2", content, status_of(notices))


def demo_sentence() -> str:
    """What the public pages say of invented data, "" where there are none."""
    if not frame.build()["demo"]:
        return ""
    return DEMO_STRIPE_CRIME if frame.has_invented_crime() else DEMO_STRIPE


def occasion_address(finding_id: str) -> str:
    """Where the course of an occasion stands."""
    return f"{selection.PATH}/{finding_id}"


def contacts_address(area_id: str) -> str:
    """Where the contacts and notes of an area stand."""
    return f"/pflege/kontakte/{area_id}"


def line_of(row: Followed) -> Line:
    """An occasion in words."""
    course = row.course
    news = texts.SETTLED_IN_DATA if row.is_settled_in_data else texts.GOES_ON_IN_DATA if row.goes_on_in_data else ""
    title = texts.TITLE_OF.format(kind=row.kind, title=row.title)
    return Line(
        occasion_address(row.finding_id),
        row.finding_id,
        row.revision,
        title,
        SEVERITY[row.finding.severity] if row.finding else texts.GONE,
        row.state,
        state_in_words(row),
        since_in_words(row),
        step_in_words(course.next_step, course.next_on) if course else "",
        row.late,
        news,
        texts.TICK.format(title=title, area=row.area),
    )


def state_in_words(row: Followed) -> str:
    """The state, with the day until which it rests."""
    word = texts.STATES[row.state]
    return (
        f"{word} {german.day(date.fromisoformat(row.course.rests_until))}"
        if row.course and row.course.rests_until
        else word
    )


def since_in_words(row: Followed) -> str:
    """Since when it stands there, and for how many days."""
    template = texts.SINCE_AT_LEAST if row.course is None and row.at_least else texts.SINCE
    return template.format(day=german.day(row.since))


def step_in_words(step: str, on: str) -> str:
    """The next step with its day."""
    return texts.STEP_ON.format(step=step, day=german.day(date.fromisoformat(on))) if on else step


def _areas(rows: Sequence[Followed]) -> list[AreaLines]:
    spoken, standings = courses.spoken_on(), occasions.standings(occasions.Selection())
    blocks = []
    for area_id, of_area in groupby(rows, key=lambda row: row.area_id):
        own = list(of_area)
        reported = standings[area_id].last_contact_on if area_id in standings else None
        contact = last_contact(reported, spoken.get(area_id, ""))
        blocks.append(
            AreaLines(
                own[0].area,
                f"/gebiet/{area_id}",
                own[0].kreis if own[0].kreis != own[0].area else "",
                contacts_address(area_id),
                texts.LAST_CONTACT.format(day=german.day(contact)) if contact else texts.NO_CONTACT,
                [line_of(row) for row in own],
            )
        )
    return blocks


def _count(rows: Sequence[Followed]) -> str:
    """How many, and how many of them are overdue."""
    count, late = german.plural(len(rows), texts.OCCASION, texts.OCCASIONS), sum(bool(row.late) for row in rows)
    return texts.COUNT.format(count=count, late=german.number(late)) if late else count


def _regions(rows: Sequence[Followed]) -> list[str]:
    return sorted({row.course.region for row in rows if row.course and row.course.region}, key=german.sort_key)


def _choices(chosen: Selection, rows: Sequence[Followed], *, of_many_areas: bool) -> list[Choice]:
    """The filters of which one value is chosen; those that would choose among nothing stay away."""
    state = chosen.states[0] if len(chosen.states) == 1 else ""
    kind = chosen.kinds[0] if len(chosen.kinds) == 1 else ""
    kinds = {row.kind for row in rows}
    options: list[tuple[str, str, str, str, Sequence[tuple[str, str]]]] = [
        ("bearbeitung", texts.STATE, state, texts.ALL_STATES, [(each, texts.STATES[each]) for each in State]),
        (
            "art",
            texts.KIND,
            kind,
            texts.ALL_KINDS,
            [(each, f"{each} {title}") for each, title in course_facts.kind_titles().items() if each in kinds],
        ),
    ]
    if of_many_areas:
        options += [
            ("angebot", texts.OFFER, chosen.offer, texts.ALL_OFFERS, list(course_facts.offer_titles().items())),
            ("kreis", texts.KREIS, chosen.kreis, texts.ALL_KREISE, area_filter.choices().kreise),
            ("region", texts.REGION, chosen.region, texts.ALL_REGIONS, [(each, each) for each in _regions(rows)]),
        ]
    return [
        Choice(name, label, value, [("", [("", every), *values])])
        for name, label, value, every, values in options
        if values
    ]


def _only_ways(chosen: Selection, rows: Sequence[Followed]) -> list[tuple[str, str, bool]]:
    """What calls for somebody: words with the number, address, whether it is the one on show."""
    counted = [(word, sum(map(keeps, rows))) for word, keeps in KEEPS.items()]
    return [
        (
            texts.WAY.format(words=german.capital(texts.ONLY_WORDS[word]), count=german.number(count)),
            Selection(only=word).address,
            chosen.only == word,
        )
        for word, count in counted
        if count
    ]


def attention(user: User) -> list[Entry]:
    """What calls for the Leitstelle, for the first of the internal pages; the ministry reads it, too."""
    if user.role not in READERS:
        return []
    rows = followed.every()
    counted = {word: sum(map(KEEPS[word], rows)) for word in texts.ATTENTION}
    return [
        Entry(german.plural(count, *texts.ATTENTION[word]), Selection(only=word).address, _WEIGHTS[word])
        for word, count in counted.items()
        if count
    ]
