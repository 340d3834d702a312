"""Publishers' series, as declared in sources/<id>/source.toml. A source is found by its folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipelines.catalog.declaration import Declaration, load
from pipelines.problems import BuildError

FOLDER = Path(__file__).parents[1] / "sources"


class Download(Declaration):
    """Where the publisher offers the files of some years. {year} in `url` is replaced; without it the newest file lies there."""

    first_year: int
    last_year: int | None = None
    url: str
    suffix: str
    min_bytes: int


class Source(Declaration):
    """A publisher's series: what it is, under which licence, and where its files come from."""

    source_id: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None = None
    url: str | None = None
    attribution: str
    cadence: str
    format: str
    # endings of the files its reader reads, lower case
    endings: list[str]
    caveats: list[str] = Field(default_factory=list)
    synthetic: bool = False
    # which builds read it: "always", "demo" (only with invented data) or "real" (only without)
    used: Literal["always", "demo", "real"] = "always"
    # an invented source that no build reads as soon as a release of this one is stored
    gives_way_to: str | None = None
    # for `fetch`; several of one year are tried in turn
    downloads: list[Download] = Field(default_factory=list)
    # why `fetch` cannot get it, and what to choose at `url` (German sentence)
    by_hand: str | None = None

    # read.py and stage.sql are those of this other source
    read_as: str | None = None
    # true: a table tells of all of its period and is published after it; false: it is a state within the period
    whole_period: bool = False
    # true: one table tells of several years, and its period names the first and the last of them
    several_years: bool = False
    # month of the following year in which the publisher has usually brought a year; None: irregular
    due_month: int | None = Field(default=None, ge=1, le=12)
    # false: the file is read by geo (boundaries), there is nothing to stage
    tabular: bool = True
    # staff bring its files in by the form of the Datenpflege, where it has this place; None: by commands only
    maintained: int | None = Field(default=None, ge=1)

    def described(self) -> dict[str, object]:
        """The row of table `source`."""
        return self.model_dump(
            exclude={
                "used",
                "endings",
                "downloads",
                "by_hand",
                "read_as",
                "gives_way_to",
                "whole_period",
                "several_years",
                "due_month",
                "tabular",
                "maintained",
            }
        )

    def period_option(self, year: int | None) -> str:
        """What stands behind --period for a file about a year (None: not known): the year, or what to fill in where only the file tells."""
        if self.several_years:
            return "ERSTES-LETZTES"
        return "JJJJ" if year is None else str(year)

    @property
    def folder(self) -> Path:
        """Where source.toml and, unless it is read as another source, read.py and stage.sql lie."""
        return FOLDER / self.source_id

    @property
    def layout(self) -> str:
        """The source whose read.py and stage.sql read it."""
        return self.read_as or self.source_id

    @property
    def stage_file(self) -> Path:
        """The SQL that gives names, types and areas to what was read."""
        return FOLDER / self.layout / "stage.sql"

    @property
    def has_template(self) -> bool:
        """Whether there is an empty spreadsheet to be filled in for it."""
        return (self.folder / "template.py").exists()

    def write_template(self, file: Path) -> None:
        """Write the empty spreadsheet to be filled in for this source. Raises BuildError for a source that has none."""
        if not self.has_template:
            raise BuildError(
                f"Für die Quelle „{self.source_id}“ gibt es keine Vorlage; Vorlagen haben gremien und pks_kommunen."
            )
        import_module(f"pipelines.sources.{self.source_id}.template").write_template(file)


@cache
def sources() -> dict[str, Source]:
    """Every source, by id."""
    folders = sorted(path.parent for path in FOLDER.glob("*/source.toml"))
    return {folder.name: load(Source, folder / "source.toml", source_id=folder.name) for folder in folders}
