"""The panel beside the map: the chosen area, its council, its first findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.maps import drawing
from dashboard.queries import frame, occasions, overview
from dashboard.texts import overview as texts
from dashboard.texts import profile as profile_texts
from dashboard.texts.statuses import MEETINGS_UNKNOWN, MET_LONG_AGO, NEVER_MET, STATUSES

FINDINGS = 4  # at most, with their evidence


@dataclass(frozen=True)
class Council:
    """What the registry says of the council of an area. `status` "" where the council stands at another level."""

    demo: bool
    status: str = ""
    mark: str = ""
    confirmed: str = ""
    remarks: Sequence[str] = ()


@dataclass(frozen=True)
class Area:
    """The chosen area: its name, what and where it is, its profile, its council, its first findings or why there are none, how many more
    there are, and where all of them stand."""

    label: str
    where: str
    profile: str
    profile_name: str
    council: Council
    findings: Sequence[occasions.Finding]
    without_findings: str
    more_findings: str
    all_findings: str
    all_findings_name: str


def area(area_id: str) -> Area | None:
    """The area of this id; None where none is chosen."""
    row = overview.area(area_id) if area_id else None
    if row is None:
        return None
    # A Gemeinde is advised through its Kommune.
    findings_of = row["kommune_id"] or row["area_id"]
    everything = occasions.findings(occasions.Selection(area=findings_of))
    own = [each for each in everything if each.area_id == findings_of]
    rest = len(own) - FINDINGS
    return Area(
        row["label"],
        _where(row),
        f"/gebiet/{row['area_id']}",
        profile_texts.OPEN_OF.format(area=row["label"]),
        _council(row),
        own[:FINDINGS],
        texts.NO_OCCASION_OF_KREIS if row["level"] == "kreis" else texts.NO_OCCASION,
        german.plural(rest, "weiterer Anlass", "weitere Anlässe") if rest > 0 else "",
        f"/anlaesse?gebiet={findings_of}",
        texts.KREIS_OCCASIONS if row["level"] == "kreis" else texts.ALL_OCCASIONS,
    )


def _where(row: dict[str, Any]) -> str:
    inhabitants = texts.INHABITANTS.format(
        inhabitants=german.number(row["inhabitants"]), day=german.day(row["inhabitants_date"])
    )
    around = [name for name in (row["kommune"], row["kreis"]) if name and name != row["label"]]
    return " · ".join([german.capital(row["kind"]), *around, inhabitants])


def _council(row: dict[str, Any]) -> Council:
    demo = bool(frame.build()["demo"])
    if row["status"] is None:
        return Council(demo)
    day = row["confirmed_on"]
    return Council(
        demo,
        texts.STATUS_SENTENCES[row["status"]],
        drawing.mark(row["status"], 16),
        texts.CONFIRMED.format(day=german.day(day)) if day else texts.NEVER_CONFIRMED,
        _remarks(row),
    )


def _remarks(row: dict[str, Any]) -> list[str]:
    """What else the registry says, a sentence each."""
    stale = row["status"] == "unklar" != row["status_reported"]
    parts = german.plural(row["part_councils"] or 0, "Gremium", "Gremien")
    remarks = [
        (row["kommune"] not in (None, row["label"]), texts.OF_KOMMUNE.format(kommune=row["kommune"])),
        (row["council"], row["council"]),
        (
            stale,
            texts.STALE.format(status=STATUSES[row["status_reported"]], day=german.day(row["confirmed_on"])),
        ),
        (row["status"] == "ruht_vermutlich", MET_LONG_AGO if row["last_meeting_on"] else NEVER_MET),
        (row["meetings_unknown"], MEETINGS_UNKNOWN),
        (row["conflicting"], texts.CONFLICTING),
        (row["above_council"], texts.ABOVE.format(council=row["above_council"])),
        (row["part_councils"], texts.PARTS.format(bodies=parts)),
        (row["last_meeting_on"], texts.LAST_MEETING.format(day=german.day(row["last_meeting_on"]))),
    ]
    return [sentence for holds, sentence in remarks if holds]
