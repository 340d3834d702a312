"""LIESMICH.md: what lies in the folder, in German, for who opens it first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipelines.open_data.content import Content
from pipelines.open_data.origins import Origin

_TEXT = Path(__file__).parent / "LIESMICH.txt"
_INVENTED = " **Mit erfundenen Demodaten**: Dateinamen tragen „demodaten“, erfundene Zeilen `synthetic = true`. Nur zum Ausprobieren, nicht zum Weitergeben."


def write_readme(
    folder: Path,
    title: str,
    version: str,
    as_of: date,
    boundaries: str,
    contents: dict[str, list[Content]],
    sources: list[Origin],
    left_out: list[str],
    *,
    synthetic: bool,
) -> Path:
    """Write LIESMICH.md. `contents`: tables by the title of their data set, `left_out`: German, what is not in the folder."""
    target = folder / "LIESMICH.md"
    listed = "\n\n".join(
        f"**{name}**\n\n| Tabelle | Inhalt | Zeilen |\n|---|---|---:|\n"
        + "\n".join(f"| `{each.name}` | {each.table.title} | {_count(each.rows.num_rows)} |" for each in tables)
        for name, tables in contents.items()
    )
    target.write_text(
        _TEXT.read_text(encoding="utf-8").format(
            title=title,
            version=version,
            as_of=f"{as_of:%d.%m.%Y}",
            invented=_INVENTED if synthetic else "",
            boundaries=f"{boundaries.rstrip('.')}.",
            datasets=listed,
            sources="\n".join(_source(origin) for origin in sources),
            left_out="; ".join(left_out),
        ),
        encoding="utf-8",
    )
    return target


def _source(origin: Origin) -> str:
    licence = f"[{origin.licence}]({origin.licence_url})" if origin.licence_url else origin.licence
    return f"* {origin.attribution} ({origin.title}): {licence}{' – **erfunden**' if origin.synthetic else ''}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
