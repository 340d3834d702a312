"""The command line of briefings: python -m dashboard.briefings profil 071435002 --format pdf,pptx --out FOLDER

One command per content (catalogue.py), each with the same options, and `list`. What is asked for is read like an address (reading.py).
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import parse_qsl

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dashboard import db, german
from dashboard.addresses.areas import is_number
from dashboard.addresses.briefing_selection import CONTENT, FORMATS, SECTIONS, TYPED, Selection
from dashboard.addresses.change_selection import EARLIER
from dashboard.addresses.parameters import AREA, VERSION
from dashboard.briefings import catalogue
from dashboard.briefings.command_failures import PROGRAM, run
from dashboard.briefings.command_files import MisuseError, WrittenFile, of_folder, write_files
from dashboard.briefings.command_pool import Failure, write_all
from dashboard.briefings.content import Content
from dashboard.briefings.formats import FORMATS as EVERY_FORMAT
from dashboard.briefings.reading import Reading, kept, published, read
from dashboard.command_failures import FAILED, tell
from dashboard.queries.areas import areas
from dashboard.texts import briefing_command as texts
from dashboard.versions import OtherSchemaError, UnknownVersionError, UnusableVersionError

DRAFTS = ".praeventionsatlas-"  # of the folder in which files stand until they are whole
app = typer.Typer(help=texts.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

AreaArgument = Annotated[str, typer.Argument(help=texts.AREA_HELP, metavar="[GEBIET]", show_default=False)]
AllOption = Annotated[bool, typer.Option("--all", help=texts.ALL_HELP)]
FormatOption = Annotated[str, typer.Option("--format", help=texts.FORMAT_HELP.format(formats=", ".join(EVERY_FORMAT)))]
OutOption = Annotated[Path, typer.Option("--out", help=texts.OUT_HELP)]
SectionsOption = Annotated[str, typer.Option("--sections", help=texts.SECTIONS_HELP, show_default=False)]
FilterOption = Annotated[str, typer.Option("--filter", help=texts.FILTER_HELP, show_default=False)]
SinceOption = Annotated[str, typer.Option("--since", help=texts.SINCE_HELP, show_default=False)]
VersionOption = Annotated[str, typer.Option("--version", help=texts.VERSION_HELP, show_default=False)]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help=texts.OVERWRITE_HELP)]


def main() -> None:
    """Run a command; what went wrong is told in German on standard error. Ended from outside it leaves as little behind as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    raise SystemExit(run(lambda: app(standalone_mode=False, prog_name=PROGRAM), err))


@app.command("list", help=texts.LIST_HELP)
def list_everything() -> None:
    """Contents with their sections, formats, data versions."""
    for key, content in catalogue.CONTENTS.items():
        levels = ", ".join(texts.LEVELS[level] for level in content.levels)
        of = texts.OF_AREAS.format(levels=levels) if levels else texts.OF_LAND
        _say(f"{key}: {content.title} ({of})")
        _say(f"  {texts.SECTIONS}: {', '.join(content.sections)}")
    _say(f"{texts.FORMATS}: {', '.join(EVERY_FORMAT)}")
    openable = published()
    named = [f"{each.version} ({texts.NEWEST})" if each.version == openable.shown else each.version for each in kept()]
    _say(f"{texts.VERSIONS}: {', '.join(named)}")


def _command(content: Content) -> Callable[..., int]:
    def command(
        area: AreaArgument = "",
        every: AllOption = False,
        formats: FormatOption = "pdf",
        folder: OutOption = Path(),
        sections: SectionsOption = "",
        filtered: FilterOption = "",
        since: SinceOption = "",
        version: VersionOption = "",
        overwrite: OverwriteOption = False,
    ) -> int:
        with _version(version) as name:
            asked = {FORMATS.name: formats, SECTIONS.name: sections, **_own(content, filtered, since)}
            if not any(word.strip() for word in formats.split(",")):
                raise MisuseError(texts.NO_FORMAT.format(formats=", ".join(EVERY_FORMAT)))
            if every:
                if area:
                    raise MisuseError(texts.AREA_AND_ALL)
                places = [{AREA.name: key} for key in _every_area(content)]
            else:
                if area and not content.levels:
                    catalogue.checked(Selection(content.key, area))  # says why not
                places = [{(AREA if is_number(area) else TYPED).name: area}]
            selections = [_selection({CONTENT.name: content.key, **asked, **place}, name) for place in places]
        return _write(selections, folder, overwrite)

    return command


for _content in catalogue.CONTENTS.values():
    app.command(_content.key, help=f"{_content.title}: {_content.description}")(_command(_content))


@contextmanager
def _version(asked: str) -> Iterator[str]:
    """Read from the version that was asked for, and give its name: all files are of one, whatever is published meanwhile."""
    name = asked or db.shown().version
    known = ", ".join(published().versions)
    try:
        with db.reading(name):
            yield name
    except UnknownVersionError as error:
        raise MisuseError(texts.BETTER_VERSION.format(version=name, versions=known)) from error
    except (OtherSchemaError, UnusableVersionError) as error:
        raise MisuseError(texts.CLOSED_VERSION.format(version=name, versions=known)) from error


def _own(content: Content, filtered: str, since: str) -> dict[str, str]:
    """What the content reads itself; of a whole address what follows "?" counts."""
    names = set(content.parameters)
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(filtered.partition("?")[2] or filtered, keep_blank_values=False):
        given.setdefault(name, []).append(value)
    given.pop(VERSION.name, None)  # how old the page was that the address comes from
    if filtered and not names:
        raise MisuseError(texts.NO_FILTER.format(title=content.title))
    if since:
        if EARLIER.name not in names:
            raise MisuseError(texts.NO_SINCE.format(title=content.title))
        if EARLIER.name in given:
            raise MisuseError(texts.FILTER_TWICE.format(name=EARLIER.name))
        given[EARLIER.name] = [since]
    return {name: ",".join(values) for name, values in given.items()}


def _every_area(content: Content) -> list[str]:
    level = next((each for each in ("kommune", "kreis", "gemeinde") if each in content.levels), "")
    if not level:
        raise MisuseError(texts.NO_AREAS.format(title=content.title))
    return sorted(key for key, area in areas().by_id.items() if area.level == level)


def _selection(parameters: dict[str, str], version: str) -> Selection:
    reading = read({name: value for name, value in parameters.items() if value})
    if not reading.is_whole or (parameters.get(TYPED.name) and reading.area is None):
        raise MisuseError(_refusal(reading))
    return replace(reading.selection, version=version)


def _refusal(reading: Reading) -> str:
    lines = [notice.message for notice in reading.notices] or [reading.missing]
    if reading.suggested:
        near = ", ".join(f"{area.label} ({area.area_id})" for area in reading.suggested)
        # A notice about several areas ends where their names begin.
        asks = lines[-1].endswith(":")
        lines[-1:] = [f"{lines[-1]} {near}."] if asks else [lines[-1], texts.SUGGESTED.format(areas=near)]
    return "\n".join(lines)


def _write(selections: list[Selection], folder: Path, overwrite: bool) -> int:
    began = time.monotonic()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = TemporaryDirectory(dir=folder, prefix=DRAFTS, ignore_cleanup_errors=True)
    except OSError as error:
        raise of_folder(error, folder) from error
    files: Sequence[WrittenFile]
    failures: Sequence[Failure]
    with place as drafts:
        if len(selections) == 1:
            files, failures = write_files(selections[0], folder, Path(drafts), overwrite), ()
        else:
            with _progress(len(selections)) as advance:
                files, failures = write_all(selections, folder, Path(drafts), overwrite, advance)
    if len(selections) == 1:
        for file in files:
            _say((texts.WRITTEN if file.is_new else texts.SAME).format(file=file.path, size=_size(file.size)))
    else:
        _say(_summary(files, folder, time.monotonic() - began))
    if failures:
        lines = [f"{selection.area}: {reason}" for selection, reason in failures]
        head = texts.FAILED.format(failed=german.number(len(failures)), all=german.number(len(selections)))
        return tell(err, "\n".join([head, *lines]), FAILED)
    return 0


def _summary(files: Sequence[WrittenFile], folder: Path, seconds: float) -> str:
    count = german.plural(len(files), texts.ONE_FILE, texts.FILES)
    size = _size(sum(file.size for file in files))
    return texts.SUM.format(files=count, folder=folder, size=size, seconds=german.number(seconds, 1))


def _size(count: int) -> str:
    if count < 1_000_000:
        return texts.KILOBYTES.format(size=german.number(max(1, count / 1000)))
    return texts.MEGABYTES.format(size=german.number(count / 1_000_000, 1))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(texts.WRITING, total=total)
        yield lambda: bar.advance(task)


def _say(text: str) -> None:
    out.print(text, markup=False, soft_wrap=True)
