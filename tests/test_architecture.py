"""Rules of the house that a reader would otherwise have to remember. Each rule is a function that finds offences, and is shown one."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILES = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()  # relative to ROOT
MODULES = [
    name for name in FILES if name.endswith(".py") and name.startswith(("geo/", "logs/", "pipelines/", "dashboard/"))
]
LOADED = [name for name in FILES if name.startswith("dashboard/") and name.endswith((".js", ".css", ".j2", ".svg"))]
LONGEST_MODULE = 340
NO_NAMES = {"utils", "helpers", "misc", "common"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_there_is_something_to_judge() -> None:
    assert len(MODULES) > 100
    assert {Path(name).suffix for name in LOADED} == {".js", ".css", ".j2", ".svg"}


# ───────────────────────── modules ─────────────────────────


@pytest.mark.parametrize("name", MODULES)
def test_modules_stay_small_and_have_a_name(name: str) -> None:
    assert Path(name).stem not in NO_NAMES
    # Lists of German texts may be as long as they are; code of this length wants to be two modules.
    if not name.startswith("dashboard/texts/"):
        assert len(read(name).splitlines()) <= LONGEST_MODULE


def is_placeholder(source: str) -> bool:
    """Whether a module has nothing but words about itself and what Python asks for."""
    return all(
        isinstance(node, ast.Expr) or (isinstance(node, ast.ImportFrom) and node.module == "__future__")
        for node in ast.parse(source).body
    )


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__init__.py")])
def test_no_module_is_an_empty_placeholder(name: str) -> None:
    assert not is_placeholder(read(name))


def test_a_placeholder_is_recognised() -> None:
    assert is_placeholder('"""Later."""\n\nfrom __future__ import annotations\n')


def unused_texts(texts: list[str], others: list[str]) -> list[str]:
    """Constants of the texts, and words of their SCRIPT, that are named nowhere but where they are defined."""
    words = Counter(word for source in (*texts, *others) for word in re.findall(r"\w+", source))
    defined: Counter[str] = Counter()
    for node in (statement for source in texts for statement in ast.parse(source).body):
        names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
        if names == ["SCRIPT"] and isinstance(node.value, ast.Dict):
            names += [str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)]
        defined.update(names)
    return [name for name, count in defined.items() if words[name] <= count]


def test_every_text_is_used() -> None:
    texts = [name for name in MODULES if name.startswith("dashboard/texts/")]
    others = [name for name in (*MODULES, *LOADED) if name.startswith("dashboard/") and name not in texts]
    assert unused_texts([read(name) for name in texts], [read(name) for name in others]) == []


def test_a_text_nobody_uses_is_recognised() -> None:
    texts = ['USED, LEFT = "a", "b"\nSCRIPT: dict[str, str] = {"said": USED, "kept": "c"}', 'LEFT = "d"']
    assert unused_texts(texts, ["SCRIPT['said']"]) == ["LEFT", "kept"]


def broad_handlers(source: str) -> list[str]:
    """What catches everything: `except:`, `except Exception`, also in a tuple, and `suppress(Exception)`."""
    caught: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            caught += node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            caught += node.args
    names = [ast.unparse(each) if each else "" for each in caught]
    return [name for name in names if name in {"", "Exception", "BaseException"}]


# The end of every command: here, once for each command line, whatever nobody expected becomes a message and an exit code.
LAST_RESORT = {"pipelines/failures.py", "dashboard/command_failures.py"}


@pytest.mark.parametrize("name", MODULES)
def test_no_broad_except(name: str) -> None:
    assert broad_handlers(read(name)) == (["Exception"] if name in LAST_RESORT else [])


@pytest.mark.parametrize(
    "source",
    [
        "try: pass\nexcept: pass",
        "try: pass\nexcept Exception as error: pass",
        "try: pass\nexcept (KeyError, BaseException): pass",
        "with contextlib.suppress(Exception): pass",
    ],
)
def test_a_broad_except_is_recognised(source: str) -> None:
    assert broad_handlers(source)


def test_a_named_error_may_be_caught() -> None:
    assert not broad_handlers("try: pass\nexcept (KeyError, OSError): pass\nwith suppress(OSError): pass")


# ───────────────────────── SQL ─────────────────────────

SQL_WORDS = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|CREATE (TABLE|VIEW|MACRO)|DELETE FROM)\b", re.DOTALL)


def sql_texts(source: str) -> list[str]:
    """Texts in a module that are statements of SQL; what is filled into a text counts as a name."""

    def text(node: ast.AST) -> str:
        if isinstance(node, ast.JoinedStr):
            return "".join(text(part) if isinstance(part, ast.Constant) else "name" for part in node.values)
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""

    texts = map(text, ast.walk(ast.parse(source)))
    return [each for each in texts if SQL_WORDS.search(each)]


@pytest.mark.parametrize(
    "name",
    [name for name in MODULES if name.startswith("dashboard/") and not name.startswith("dashboard/queries/")],
)
def test_the_dashboard_states_sql_only_in_queries(name: str) -> None:
    assert not sql_texts(read(name))


def test_the_queries_are_recognised_as_sql() -> None:
    with_sql = [name for name in MODULES if name.startswith("dashboard/queries/") and sql_texts(read(name))]
    assert len(with_sql) > 10
    assert sql_texts('query(f"SELECT a, {b} FROM c")')


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".sql")])
def test_every_sql_file_begins_with_its_grain_or_claim(name: str) -> None:
    first = read(name).splitlines()[0]
    assert re.match(r"-- \S.{10,}", first), first


# ───────────────────────── what the browser loads ─────────────────────────

ADDRESS_OUTSIDE = re.compile(
    r"""(?:\b(?:src|href|url|import|from|fetch|srcset|poster|action)\b\s*[=(]?\s*["'`]?\s*|@import\s+["'])(?:https?:)?//(?!www\.w3\.org/)\w""",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", LOADED)
def test_nothing_outside_the_machine_is_loaded(name: str) -> None:
    assert not ADDRESS_OUTSIDE.search(read(name))


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        '<link href="//cdn.example/x.css">',
        "@import 'https://fonts.example/css';",
        "background: url(https://tiles.example/1.png)",
        'import { x } from "https://cdn.example/x.js";',
        'import "https://cdn.example/x.js";',
        'await fetch("http://api.example/")',
    ],
)
def test_an_address_outside_is_recognised(text: str) -> None:
    assert ADDRESS_OUTSIDE.search(text)


def graphs_that_share(source: str) -> list[str]:
    """Plotly graphs that do not switch off the button which sends the figure to a service of the maker."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and re.search(r"\bGraph$", ast.unparse(node.func))
        and not re.search(r"'showSendToCloud': False", ast.unparse(node))
    ]


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("dashboard/")])
def test_no_graph_offers_to_send_its_data_away(name: str) -> None:
    assert not graphs_that_share(read(name))


def test_a_graph_that_shares_is_recognised() -> None:
    assert graphs_that_share("dcc.Graph(id='x', config={'displaylogo': False})")
    assert not graphs_that_share('dcc.Graph(id="x", config={"showSendToCloud": False})')


# ───────────────────────── what the repository carries ─────────────────────────


def test_lock_files_name_no_index_and_every_requirement_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = read(name)
        assert "://" not in text
        requirements = re.findall(r"^[a-z0-9-]+==.*?(?=^[a-z0-9-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(requirements) > 40
        assert all("--hash=sha256:" in each for each in requirements)


def is_geometry(name: str) -> bool:
    """Whether a file holds official boundaries in one of the forms they come in."""
    return bool(re.search(r"\.(shp|shx|dbf|gpkg|geojson)$|vg(250|1000|5000)", name, re.IGNORECASE))


def test_no_geometry_is_carried_but_the_simplified_kreise() -> None:
    assert is_geometry("x/DE_VG250.gpkg")
    assert is_geometry("data/releases/vg250/VG250_KRS.zip")
    assert [name for name in FILES if is_geometry(name) and not name.endswith((".py", ".toml", ".sql"))] == [
        "geo/reference/kreise.geojson"
    ]


def test_no_file_is_carried_that_must_not_be(shared: Path) -> None:
    excluded = [
        *(shared / "data" / "gv").iterdir(),
        *(shared / "data" / "pks_xlsx").iterdir(),
        *(shared / "data" / "vg5000").iterdir(),
        shared / "data" / "genesis" / "12411-01-01-4.csv",
        shared / "data" / "genesis" / "12411_ffcsv.csv",
    ]
    hashes = {sha256(path.read_bytes()).hexdigest() for path in excluded if path.is_file()}
    assert len(hashes) > 20
    assert not [name for name in FILES if sha256((ROOT / name).read_bytes()).hexdigest() in hashes]


def test_every_release_in_the_lock_is_carried_and_none_besides() -> None:
    listed = {
        f"data/releases/{release['source_id']}/{release['file']}"
        for release in tomllib.loads(read("data/releases.lock.toml"))["release"]
    }
    assert listed == {name for name in FILES if name.startswith("data/releases/")}
