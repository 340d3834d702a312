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
    """Where the publisher offers the files of some years."""

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
    caveats: list[str] = Field(default_factory=list)
    synthetic: bool = False
    # which builds read it: "always", "demo" (only with invented data) or "real" (only without)
    used: Literal["always", "demo", "real"] = "always"
    # URL per period for `fetch`; {year} is replaced
    downloads: list[Download] = Field(default_factory=list)

    # read.py and stage.sql are those of this other source
    read_as: str | None = None
    # false: the file is read by geo (boundaries), there is nothing to stage
    tabular: bool = True

    def described(self) -> dict[str, object]:
        """The row of table `source`."""
        return self.model_dump(exclude={"used", "downloads", "read_as", "tabular"})

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

    def write_template(self, file: Path) -> None:
        """Write the empty spreadsheet to be filled in for this source. Raises BuildError for a source that has none."""
        if not (self.folder / "template.py").exists():
            raise BuildError(
                f"Für die Quelle „{self.source_id}“ gibt es keine Vorlage; Vorlagen haben gremien und pks_kommunen."
            )
        import_module(f"pipelines.sources.{self.source_id}.template").write_template(file)


@cache
def sources() -> dict[str, Source]:
    """Every source, by id."""
    folders = sorted(path.parent for path in FOLDER.glob("*/source.toml"))
    return {folder.name: load(Source, folder / "source.toml", source_id=folder.name) for folder in folders}
