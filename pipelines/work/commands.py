"""What of the command line changes what counts: releases taken back, withdrawn and restored, versions gone back to, and the worker."""

from __future__ import annotations

import logging.config
import signal
from dataclasses import replace
from datetime import date
from threading import Event
from typing import Annotated

import typer
from rich.console import Console

import logs
from geo import clock
from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder

out, err = Console(highlight=False), Console(stderr=True, highlight=False)
ReleaseName = Annotated[
    str, typer.Argument(help="Name wie bei „year“ und „trace“, z. B. pks_2021_2022-04-05.xlsx.", metavar="RELEASE_ID")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (remove, withdraw, restore, versions, rollback, work):
        app.command()(command)


def work() -> None:
    """Die Datenpflege: Aufträge der Seite /pflege ausführen, bis Strg+C oder SIGTERM."""
    from pipelines.work.queue import folder
    from pipelines.work.worker import ENDED, Worker

    try:
        logging.config.dictConfig(logs.configuration())
    except logs.LogSettingError as error:
        raise BuildError(str(error)) from None
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    Worker(folder()).run(stop)
    logging.getLogger(__name__).info(ENDED)


def versions(
    version: Annotated[str | None, typer.Argument(help="Nur dieser Stand, mit allem, woraus er gebaut ist.")] = None,
) -> None:
    """Die aufbewahrten Stände zeigen: von wann sie sind und woraus sie gebaut sind."""
    from pipelines.work.rollback import releases_of

    published = PublishedFolder()
    kept, current = published.versions(), published.current()
    shown = [each for each in kept if version in (None, each.version)]
    if not shown:
        raise BuildError(f"Den Stand „{version}“ gibt es nicht." if version else "Es ist noch kein Stand gebaut.")
    for each in shown:
        releases = {name for name, _ in releases_of(published, each)}
        older = next((one for one in kept[kept.index(each) + 1 :] if one.demo == each.demo), None)
        before = {name for name, _ in releases_of(published, older)} if older else releases
        marks = [mark for mark, holds in (("gezeigt", each.pointer == current), ("mit Demodaten", each.demo)) if holds]
        _say(
            " · ".join(
                [
                    each.version,
                    f"{date.fromisoformat(each.day):%d.%m.%Y}",
                    *marks,
                    f"{len(releases)} Veröffentlichungen",
                ]
            )
        )
        listed = sorted(releases) if version else [*_signed("+", releases - before), *_signed("−", before - releases)]
        for line in listed:
            _say(f"  {line}")


def _signed(sign: str, releases: set[str]) -> list[str]:
    return [f"{sign} {name}" for name in sorted(releases)]


def rollback(
    version: Annotated[str, typer.Argument(help="Ein aufbewahrter Stand; „versions“ zeigt alle.")],
) -> None:
    """Zu einem aufbewahrten Stand zurückkehren: Was er nicht enthielt, wird zurückgezogen und zählt nicht mehr."""
    from pipelines.work.publish import Place
    from pipelines.work.rollback import rollback as roll_back

    published = PublishedFolder()
    current = published.current()
    place = Place(ReleaseStore(), published, clock.today())
    done = roll_back(
        version, current.version if current else "", place, lambda step, *_: err.print(step), demo=published.with_demo()
    )
    for word, names in (("Zurückgezogen", done["withdrawn"]), ("Zählt wieder", done["restored"])):
        if names:
            _say(f"{word}: {', '.join(names)}.")
    _say(f"Neuer Stand {done['version']}, gebaut aus dem, woraus {version} gebaut war.")


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
    _set_withdrawn(release_id, clock.today())
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
