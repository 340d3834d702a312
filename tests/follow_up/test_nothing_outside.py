"""A mark stands in every internal field, and no public address, file, error or line of the log ever shows it."""

from __future__ import annotations

import gzip
import io
import logging
import zipfile
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Integer, insert

from dashboard.app import create_app
from dashboard.internal import database
from dashboard.internal.tables import CONTACT, COURSE, COURSE_EVENT, NOTE
from dashboard.users.access import roles_of
from dashboard.users.roles import NOBODY, Role
from tests.dashboard.small_atlas import VERSION, ZELL
from tests.follow_up.conftest import LEITSTELLE, Becomes

MARK = "xq7vertraulichxq7"
INTERNAL_ADDRESSES = 5
# Words of rules → values with which the address answers something.
VALUES = {
    "area": ZELL,
    "area_id": ZELL,
    "version": VERSION,
    "indicator": "straftaten",
    "indicator_id": "straftaten",
    "level": "kommune",
    "kind": "G2",
    "finding": f"G2-{ZELL}",
    "job": "0" * 32,
    "resource": "findings",
    "name": "findings",
}
QUERIES = ("", "?ansicht=liste", "?gebiet=071355009", "?art=G2", "?v=x", f"?suche={ZELL}", "?format=csv")


def mark_everything() -> None:
    """One row in each table of the follow-up, with the mark in every text that is no key."""
    keys = {"finding_id": f"G2-{ZELL}", "kind": "G2", "area_id": ZELL, "state": "beratung"}
    with database.begin() as connection:
        for table in (COURSE, COURSE_EVENT, CONTACT, NOTE):
            texts = {
                column.name: keys.get(column.name, "2026-01-02" if column.name.endswith("on") else MARK)
                for column in table.columns
                if not isinstance(column.type, Integer)
            }
            texts |= {name: "2026-01-02" for name in ("since", "rests_until") if name in texts}
            texts |= {"recorded_at": "2026-01-02T03:04:05.000006Z"} if "recorded_at" in texts else {}
            texts |= {"function": MARK} if "function" in texts else {}
            texts |= {"region": MARK} if "region" in texts else {}
            connection.execute(insert(table).values(texts))


def public_addresses(server: Flask) -> Iterator[str]:
    """Every rule that is open to the public, with values in its places, and some questions."""
    for rule in server.url_map.iter_rules():
        if Role.PUBLIC in roles_of(server, rule.endpoint) and "GET" in (rule.methods or ()):
            values = {name: VALUES.get(name, ZELL) for name in rule.arguments}
            address = rule.rule
            for name, value in values.items():
                for place in (f"<{name}>", f"<path:{name}>", f"<int:{name}>", f"<string:{name}>"):
                    address = address.replace(place, value)
            yield from (address + query for query in QUERIES)


def content(data: bytes) -> bytes:
    """What a file holds, also one that is packed."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b"".join(content(packed.read(name)) for name in packed.namelist())
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def test_the_mark_is_where_it_belongs(visitor: Becomes) -> None:
    mark_everything()
    staff = visitor(LEITSTELLE)
    for address in (
        f"/pflege/anlaesse/G2-{ZELL}",
        f"/pflege/kontakte/{ZELL}",
        "/pflege/verlauf",
        "/pflege/verlauf.xlsx",
    ):
        assert MARK.encode() in content(staff.get(address).data), address


def test_no_public_address_shows_it(visitor: Becomes, caplog: pytest.LogCaptureFixture) -> None:
    mark_everything()
    outsider = visitor(NOBODY).client
    caplog.set_level(logging.DEBUG)
    statuses: dict[int, int] = {}
    for address in public_addresses(create_app()):
        answer = outsider.get(address)
        statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
        assert MARK.encode() not in content(answer.data), address
        assert MARK not in str(answer.headers), address
    assert statuses[200] > 100
    assert MARK not in caplog.text


def test_no_refused_address_shows_it(visitor: Becomes, caplog: pytest.LogCaptureFixture) -> None:
    mark_everything()
    outsider = visitor(NOBODY).client
    server = create_app()
    asked = 0
    for rule in server.url_map.iter_rules():
        if rule.rule.startswith("/pflege"):
            address = rule.rule.replace("<finding>", f"G2-{ZELL}").replace("<area>", ZELL).replace("<number>", "1")
            for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
                answer = outsider.open(address, method=method, data={"note": MARK} if method == "POST" else None)
                # OPTIONS of any address is answered with 200 and nothing, also of one nobody has.
                assert answer.status_code != 200 or (method == "OPTIONS" and not answer.data), (method, address)
                assert MARK.encode() not in content(answer.data), (method, address)
            asked += 1
    assert asked > INTERNAL_ADDRESSES
    assert MARK not in caplog.text
