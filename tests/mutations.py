"""Valid small files of every source, and what can become of a file on its way here: every mutation has a number, and is always the same."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines import catalog
from pipelines.store.releases import ReleaseStore
from tests.conftest import SAMPLES
from tests.pipelines import genesis_files, pks_files, registry_file, survey_files

STORED = ReleaseStore()
HUGE = ("9" * 25, "1e308", "99999999999", "-5", "0", "1.000.000,5", "#DIV/0!", "NaN", "=1+1", "\u0661\u0662", "1,2,3")
_SPSS = 'format = "spss"\n' + survey_files.HEAD
_TABLES = (
    'format = "aggregat"\nweighted = false\n'
    + survey_files.HEAD
    + """
[[item]]
item = "wohngegend_nacht_allein"
scale_length = 4
sheet = "Tabelle 4"
header_rows = [4, 5]
n_column = "n (ungew.)"
rows = { Insgesamt = "alle", Nordstadt = "weiblich", Altdorf = "maennlich", Hafen = "divers" }
[item.columns]
"sehr sicher" = "sehr_sicher"
"fühle mich ... / eher sicher" = "eher_sicher"
"eher unsicher" = "eher_unsicher"
"sehr unsicher" = "sehr_unsicher"
"""
)


@dataclass(frozen=True)
class Seed:
    """A file that is taken in as it is. `mapping` is that of a survey."""

    source_id: str
    suffix: str
    period: str
    content: bytes
    mapping: str | None = None


def _stored(source_id: str, period: str) -> bytes:
    return next(each for each in STORED.newest(source_id) if each.period == period).read_bytes()


def _list_published_again() -> bytes:
    """The stored list with one inhabitant more: the very same bytes would already be stored."""
    again = _stored("gemeindeverzeichnis", "2021").replace(b",217118,", b",217119,")
    assert again != _stored("gemeindeverzeichnis", "2021")
    return again


def _pks_table() -> bytes:
    """The official table of 2020: what indicators count in Rheinland-Pfalz, and two rows of others."""
    lines = _stored("pks", "2020").splitlines(keepends=True)
    keys = {indicator.pks.key.encode() for indicator in catalog.indicators().values() if indicator.pks}
    ours = [line for line in lines[4:] if line.split(b";")[2].startswith(b"7") and line.split(b";")[0] in keys]
    return b"".join([*lines[:4], *ours])


def _pks_workbook() -> bytes:
    """The same as the workbook of 2024 would hold it."""
    rows = []
    for line in _pks_table().decode("latin-1").splitlines()[4:]:
        cells = line.split(";")[:19]
        numbers = [float(cell.replace(",", "")) if cell else None for cell in cells[5:]]
        rows.append([*cells[:2], cells[2].zfill(5), *cells[3:5], *numbers])
    return pks_files.as_xlsx(rows, period="01.01.2020 bis 31.12.2020")


def _registry() -> bytes:
    with TemporaryDirectory() as folder:
        return registry_file.write_example(Path(folder) / "gremien.xlsx").read_bytes()


def _survey_answers() -> bytes:
    answers = ["A1", "A2", "A3", "A4", "A2"] * 12
    return survey_files.limesurvey(answers, ("GESCHL", ["F", "M"] * 30))


def _tiny_boundaries() -> bytes:
    """Three squares with the attributes of VG250, far from complete: to be refused, whatever becomes of it."""
    import geopandas
    from shapely import box

    frame = geopandas.GeoDataFrame(
        {"ARS": ["07111", "07131", "07132"], "GEN": ["Koblenz", "Ahrweiler", "Altenkirchen"], "GF": 4, "SN_L": "07"},
        geometry=[box(number, 0, number + 1, 1) for number in range(3)],
        crs="EPSG:25832",
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tiny.gpkg"
        for layer in ("vg250_krs", "vg250_vwg", "vg250_gem"):
            frame.to_file(file, layer=layer)
        return file.read_bytes()


def _example(source_id: str, name: str) -> bytes:
    return (catalog.sources()[source_id].folder / "example" / name).read_bytes()


@cache
def seeds() -> list[Seed]:
    """One file of each kind."""
    register = registry_file.load_register()
    limesurvey = 'format = "limesurvey"\n' + survey_files.HEAD + survey_files.night("SICH[NACHT]")
    spss = _SPSS + 'weight = "gew"\n' + survey_files.night("q5_nacht", survey_files.NUMBERS)
    surveys = SAMPLES / "surveys"
    return [
        Seed("pks", ".csv", "2020", _pks_table()),
        Seed("pks", ".xlsx", "2020", _pks_workbook()),
        Seed("bevoelkerung", ".csv", "2018-2019", genesis_files.table(register, [2018, 2019])),
        Seed("gemeindeverzeichnis", ".csv", "2021", _list_published_again()),
        Seed("gremien", ".xlsx", "2026-09", _registry()),
        Seed("pks_kommunen", ".xlsx", "2020", _example("pks_kommunen", "release_2020.xlsx")),
        Seed("befragungen", ".csv", "2024", _survey_answers(), limesurvey),
        Seed("befragungen", ".sav", "2024", (surveys / "umfrage.sav").read_bytes(), spss),
        Seed("befragungen", ".xlsx", "2024", (surveys / "tabellenband_aggregat.xlsx").read_bytes(), _TABLES),
        Seed("vg250", ".gpkg", "2021", _tiny_boundaries()),
    ]


def mutated(number: int) -> tuple[Seed, str, bytes]:
    """The seed, the name of the mutation, and the bytes, always the same for a number."""
    chance = random.Random(number)
    seed = seeds()[number % len(seeds())]
    kinds = [*_OF_BYTES, *(_OF_TEXT if seed.suffix == ".csv" else _OF_ARCHIVES if seed.suffix == ".xlsx" else [])]
    change = chance.choice(kinds)
    return seed, change.__name__.strip("_"), change(seed.content, chance)


Mutation = Callable[[bytes, random.Random], bytes]


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content))
    return start, min(len(content), start + int(2 ** chance.uniform(0, 12)))


def _flip_bits(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 8, 100])):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.choice([0, 1, 100, chance.randrange(len(content)), len(content) - chance.randrange(1, 60)])]


def _delete(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:end] * chance.choice([1, 1, 3]) + content[end:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    put = chance.choice([b"\0", b"\0" * 50, b'"', b";", b"\r", b"\x1a", b"\xff\xfe", b"<", chance.randbytes(30)])
    start, _ = _span(content, chance)
    return content[:start] + put + content[start:]


def _double(content: bytes, _: random.Random) -> bytes:
    return content * 2


def _other_kind(content: bytes, chance: random.Random) -> bytes:
    """The bytes of another file under this name."""
    return chance.choice(seeds()).content


_OF_BYTES: list[Mutation] = [_flip_bits, _flip_bits, _truncate, _delete, _repeat, _insert, _double, _other_kind]


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _delete_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _double_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    place = chance.randrange(len(lines))
    return b"".join([*lines[:place], lines[place], *lines[place:]])


def _swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _delimiter(content: bytes) -> bytes:
    return max((b";", b","), key=content[:5000].count)


def _swap_cells(content: bytes, chance: random.Random) -> bytes:
    lines, mark = _lines(content), _delimiter(content)
    place = chance.randrange(len(lines))
    cells = lines[place].split(mark)
    if len(cells) > 1:
        one, other = chance.sample(range(len(cells)), 2)
        cells[one], cells[other] = cells[other], cells[one]
    lines[place] = mark.join(cells)
    return b"".join(lines)


def _swap_cells_between_lines(content: bytes, chance: random.Random) -> bytes:
    lines, mark = _lines(content), _delimiter(content)
    one, other = chance.sample(range(len(lines)), 2)
    first, second = lines[one].split(mark), lines[other].split(mark)
    column = chance.randrange(min(len(first), len(second)))
    first[column], second[column] = second[column], first[column]
    lines[one], lines[other] = mark.join(first), mark.join(second)
    return b"".join(lines)


def _swap_columns(content: bytes, chance: random.Random) -> bytes:
    lines, mark = _lines(content), _delimiter(content)
    one, other = chance.sample(range(lines[len(lines) // 2].count(mark) + 1), 2)
    for place, line in enumerate(lines):
        cells = line.split(mark)
        if max(one, other) < len(cells):
            cells[one], cells[other] = cells[other], cells[one]
            lines[place] = mark.join(cells)
    return b"".join(lines)


def _replace_number(content: bytes, chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"(?<![\w*-])\d[\d.,]*", content))
    if not numbers:
        return content
    number = chance.choice(numbers)
    return content[: number.start()] + chance.choice(HUGE).encode() + content[number.end() :]


def _empty_a_cell(content: bytes, chance: random.Random) -> bytes:
    cells = content.split(_delimiter(content))
    cells[chance.randrange(len(cells))] = chance.choice([b"", b" ", b"\xa0", b"-", b"."])
    return _delimiter(content).join(cells)


def _other_encoding(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8-sig", "replace") if b"\xc3" in content else content.decode("latin-1")
    return text.encode(
        chance.choice(["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "mac-roman", "cp850", "utf-7"]), "replace"
    )


def _other_delimiter(content: bytes, chance: random.Random) -> bytes:
    return content.replace(_delimiter(content), chance.choice([b"\t", b",", b";", b"|"]))


def _other_endings(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\n", b"\x0b"]))


_OF_TEXT: list[Mutation] = [
    _delete_line,
    _double_line,
    _swap_lines,
    _swap_cells,
    _swap_cells_between_lines,
    _swap_columns,
    _replace_number,
    _replace_number,
    _empty_a_cell,
    _other_encoding,
    _other_delimiter,
    _other_endings,
]


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _spoil_member(content: bytes, chance: random.Random) -> bytes:
    """Any of the mutations of bytes, inside the archive."""
    members = _members(content)
    name = chance.choice([name for name, inside in members.items() if inside])
    members[name] = chance.choice(_OF_BYTES[:6])(members[name], chance)
    return _zipped(members)


def _spoil_sheet(content: bytes, chance: random.Random) -> bytes:
    """Another number, reference, type or tag in the XML of a sheet or of its texts."""
    members = _members(content)
    name = chance.choice(
        [name for name in members if "sheet" in name.lower() or "sharedStrings" in name or "styles" in name]
    )
    text = members[name].decode("utf-8", "replace")
    pattern, put = chance.choice(
        [
            (r"<v>[^<]*</v>", f"<v>{chance.choice(HUGE)}</v>"),
            (r'r="[A-Z]+\d+"', f'r="{chance.choice(["XFD1048576", "A1", "", "ZZZZ9", "A0", "A-1"])}"'),
            (r't="\w+"', f't="{chance.choice(["s", "n", "e", "b", "str", "d", "zz"])}"'),
            (r'<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>'),
            (r"<row ", '<row r="99999999999" '),
            (r"</?\w+>", ""),
            (r's="\d+"', 's="99999"'),
            (r"<t[^>]*>[^<]*</t>", f"<t>{chance.choice(['', '&amp;', 'x' * 40000, '=1', chr(0x202E)])}</t>"),
        ]
    )
    found = list(re.finditer(pattern, text))
    if found:
        one = chance.choice(found)
        text = text[: one.start()] + put + text[one.end() :]
    members[name] = text.encode()
    return _zipped(members)


def _drop_member(content: bytes, chance: random.Random) -> bytes:
    members = _members(content)
    del members[chance.choice(list(members))]
    return _zipped(members)


def _swap_members(content: bytes, chance: random.Random) -> bytes:
    members = _members(content)
    one, other = chance.sample(list(members), 2)
    members[one], members[other] = members[other], members[one]
    return _zipped(members)


_OF_ARCHIVES: list[Mutation] = [_spoil_member, _spoil_sheet, _spoil_sheet, _spoil_sheet, _drop_member, _swap_members]


def described(number: int) -> str:
    """For a message: what mutation this number is."""
    seed, name, content = mutated(number)
    return json.dumps(
        {"number": number, "source": seed.source_id + seed.suffix, "mutation": name, "bytes": len(content)}
    )


__all__ = ["Seed", "described", "mutated", "seeds"]
