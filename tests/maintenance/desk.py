"""The pages of Datenpflege with somebody who works at this machine, and a twin of the worker that writes what docs/jobs.md says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.dashboard.published_versions import point_to, publish_versions

PREVIEWED, NEW, OLD = "2026-11-30.0000000a", "2026-11-23.00000004", "2026-11-01.00000003"
XLSX = b"PK\x03\x04" + b"list" * 100
SOURCES = [
    {
        "id": "gremien",
        "title": "Liste der Gremien",
        "publisher": "Leitstelle",
        "endings": [".xlsx", ".ods"],
        "needs_period": True,
        "period_hint": "Stichtag, zum Beispiel 2026-06-30.",
        "is_survey": False,
        "has_template": True,
        "about": "Gremien, Sitzungen, Kontakte.",
        "synthetic": False,
    },
    {
        "id": "befragungen",
        "title": "Befragungen",
        "publisher": "Kommunen",
        "endings": [".csv", ".sav"],
        "needs_period": False,
        "period_hint": "",
        "is_survey": True,
        "has_template": False,
        "about": "",
        "synthetic": False,
    },
]
WARNING = {
    "severity": "warning",
    "file": "liste.xlsx",
    "sheet": "Gremien",
    "line": 7,
    "column": "Gegründet",
    "value": "31.02.2020",
    "reason": "Den Tag gibt es nicht <b>",
    "cure": "Den Tag prüfen.",
}


@dataclass(frozen=True)
class Desk:
    """`client` works at this machine; `folder` is that of the jobs, `published` that of the versions."""

    client: FlaskClient
    folder: Path
    published: Path

    def beat(self) -> None:
        """The worker says that it runs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "worker.json").write_text(json.dumps({"at": time.time(), "revision": "r", "job": ""}))
        (self.folder / "sources.json").write_text(json.dumps(SOURCES))
        (self.folder / "templates").mkdir(exist_ok=True)
        (self.folder / "templates" / "gremien.xlsx").write_bytes(XLSX)

    def token(self, path: str = "/pflege/einspielen") -> str:
        """The token of a form of this visitor."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get(path).text)
        assert found, path
        return found[1]

    def send(
        self, path: str, fields: Mapping[str, Any] | None = None, *, form: str = "/pflege/einspielen"
    ) -> TestResponse:
        """Send a form with its token."""
        return self.client.post(path, data={"csrf": self.token(form), **(fields or {})})

    def upload(self, content: bytes = XLSX, name: str = "liste.xlsx", **fields: str) -> TestResponse:
        """Bring a file in, by default one that can be checked."""
        about = {"quelle": "gremien", "zeitraum": "2026-06-30", "veroeffentlicht": "01.07.2026", **fields}
        return self.send("/pflege/einspielen", {**about, "datei": (BytesIO(content), name)})

    def uploaded(self, **fields: str) -> str:
        """The name of the job for a file that was brought in."""
        answer = self.upload(**fields)
        assert answer.status_code == 303, answer.text
        return answer.location.rpartition("/")[2]

    def start(self, job_id: str, report: Mapping[str, Any] | None = None) -> None:
        """The worker begins with a job and says how far it is; `report`: what it knows already."""
        place = self._move(job_id, "waiting", "running")
        (place / "progress.json").write_text(json.dumps({"step": "Datei lesen", "done": 1, "total": 4, "at": 1}))
        if report is not None:
            (place / "output").mkdir(exist_ok=True)
            (place / "output" / "report.json").write_text(json.dumps(report))

    def finish(self, job_id: str, outcome: object, state: str = "finished") -> None:
        """The worker ends a job that waits."""
        place = self.folder / "waiting" / job_id
        (place / "output").mkdir(exist_ok=True)
        (place / "output" / "bericht.xlsx").write_bytes(XLSX)
        (place / "outcome.json").write_text(json.dumps(outcome))
        self._move(job_id, "waiting", state)

    def ready(self, *problems: Mapping[str, Any], base: str = NEW, **outcome: Any) -> str:
        """A file that was brought in and checked, with its preview."""
        job_id = self.uploaded()
        publish_versions(self.folder / "previews" / job_id, [PREVIEWED])
        counts = {name: sum(each["severity"] == name for each in problems) for name in ("error", "warning", "note")}
        checked = {
            "state": "ready",
            "problems": problems,
            "counts": counts,
            "rows": 12,
            "report_xlsx": "output/bericht.xlsx",
            "report_json": "",
            "release": {"id": "gremien-2026-06-30", "source": "gremien", "period": "2026-06-30", "sha256": "0" * 64},
            "base": base,
            "preview": PREVIEWED,
            "difference": None,
        }
        self.finish(job_id, {**checked, **outcome})
        return job_id

    def job(self, job_id: str, state: str = "waiting") -> dict[str, Any]:
        """What a job asks for."""
        note: dict[str, Any] = json.loads((self.folder / state / job_id / "job.json").read_text())
        return note

    def publish(self, version: str) -> None:
        """Another version becomes the current one."""
        point_to(self.published, version)

    def _move(self, job_id: str, before: str, after: str) -> Path:
        (self.folder / after).mkdir(exist_ok=True)
        return (self.folder / before / job_id).rename(self.folder / after / job_id)
