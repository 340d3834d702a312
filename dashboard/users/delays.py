"""How long somebody must wait after wrong passwords: the longer the more there were, by account, address and browser, and never for ever.

Strangers who try at an account slow down other strangers, not its owner: a browser that has signed in before is counted by itself.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from itsdangerous import BadSignature, URLSafeSerializer

from dashboard.internal import attempts, database
from dashboard.internal.attempts import Failures
from dashboard.users import secret

WINDOW_SECONDS = 3600  # what is older is forgotten


@dataclass(frozen=True)
class Limit:
    """`free` failures cost nothing, each one after that doubles the seconds to wait, up to `longest`."""

    key: str
    free: int
    longest: int

    def seconds(self, failures: Failures) -> float:
        """How long it still is until the next attempt."""
        if failures.count < self.free:
            return 0
        wait = float(min(1 << min(failures.count - self.free, 20), self.longest))
        now, newest = map(datetime.fromisoformat, (database.now(), failures.newest_at))
        return wait - max((now - newest).total_seconds(), 0)  # one that lies ahead was just now


def limits(account: str, address: str, browser: str) -> list[Limit]:
    """What counts against this attempt. `browser`: the name of one that has signed in to this account before, "" for any other."""
    of_account = f"browser {browser}" if browser else f"account {account}"
    # Many sit behind one address, so it may fail more often than an account.
    return [Limit(of_account, 5, 300), Limit(f"address {_network(address)}", 30, 900)]


def begin(counted: Sequence[Limit]) -> int:
    """Begin an attempt: whole seconds that must pass before there can be one, else 0. It counts as failed until it is `forgiven`, so that nobody
    gains by asking many times at once."""
    with database.begin() as connection:
        left = max(limit.seconds(attempts.failures(connection, limit.key, WINDOW_SECONDS)) for limit in counted)
        if left > 0:
            return int(left) + 1
        for limit in counted:
            attempts.record(connection, limit.key)
    return 0


def forgive(connection: database.Connection, counted: Sequence[Limit]) -> None:
    """The attempt succeeded: that of the address did not fail, and the account has no failures any more. In the transaction of what it
    leads to; without limits (who signed in elsewhere) there is nothing to forgive."""
    of_account, others = counted[:1], counted[1:]
    for limit in of_account:
        attempts.forgive(connection, limit.key)
    for limit in others:
        attempts.forgive_one(connection, limit.key)


def browser_of(cookie: str, account: str) -> str:
    """The name of a browser that has signed in to the account, from its cookie."""
    try:
        name, known = _serializer().loads(cookie)
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(name) if known == account else ""


def browser_cookie(name: str, account: str) -> str:
    """The cookie of a browser that has just signed in to the account."""
    return _serializer().dumps([name, account])


def _network(address: str) -> str:
    """Of IPv6 whoever has one address has 2^64 of them."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{known}/64", strict=False)) if known.version == 6 else address


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(secret.key(), salt="browser")
