"""What of the command line changes what counts: releases taken back, withdrawn and restored, versions gone back to, and the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore

out = Console(highlight=False)
ReleaseName = Annotated[
    str, typer.Argument(help="Name wie bei „year“ und „trace“, z. B. pks_2021_2022-04-05.xlsx.", metavar="RELEASE_ID")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (remove, withdraw, restore):
        app.command()(command)


def remove(release_id: ReleaseName) -> None:
    """Eine aufgenommene Veröffentlichung zurücknehmen; gebaut wird erst mit „build“."""
    store = ReleaseStore()
    with store.alone():
        release = store.find(release_id)
        store.remove(release)
        newest = {each.period: each.release_id for each in store.newest(release.source_id)}.get(release.period)
    then = (
        f"Für {release.period} gilt wieder {newest}." if newest else f"Für {release.period} ist nun nichts gespeichert."
    )
    _say(f"Zurückgenommen: {release.release_id}. {then}")


def withdraw(release_id: ReleaseName) -> None:
    """Eine Veröffentlichung gespeichert lassen, aber nicht mehr zählen; gebaut wird erst mit „build“."""
    _set_withdrawn(release_id, date.today())
    _say(f"Zurückgezogen: {release_id}. Sie zählt wieder mit „python -m pipelines restore {release_id}“.")


def restore(release_id: ReleaseName) -> None:
    """Eine zurückgezogene Veröffentlichung wieder zählen lassen; gebaut wird erst mit „build“."""
    _set_withdrawn(release_id, None)
    _say(f"Zählt wieder: {release_id}.")


def _set_withdrawn(release_id: str, day: date | None) -> None:
    store = ReleaseStore()
    with store.alone():
        release = store.find(release_id)
        if bool(release.withdrawn) == bool(day):
            since = (
                f"ist schon seit dem {release.withdrawn:%d.%m.%Y} zurückgezogen" if day else "ist nicht zurückgezogen"
            )
            raise BuildError(f"{release_id} {since}.")
        store.become([replace(each, withdrawn=day) if each == release else each for each in store.all()])


def _say(text: str) -> None:
    out.print(text, markup=False, soft_wrap=True)
