"""ATLAS_AUTH=local: an account, its password, and a code where it has a second factor; every refusal says the same, and takes as long."""

from __future__ import annotations

import hmac
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pyotp
from gevent import get_hub
from gevent.lock import BoundedSemaphore

from dashboard.internal import attempts, database
from dashboard.users import delays, passwords, user_file
from dashboard.users.delays import Limit
from dashboard.users.roles import User
from dashboard.users.user_file import Account

STEP_SECONDS, DRIFT = 30, 1  # of a code; steps a clock may be wrong
# One password at a time in each process, beside the thread that answers visitors: whoever tries at many at once keeps only other logins waiting.
ONE_AT_A_TIME = BoundedSemaphore(1)
PATIENCE_SECONDS = 2.0


class BusyError(Exception):
    """Too many sign in at once; nothing was tried, and nothing counts."""


@dataclass(frozen=True)
class Outcome:
    """Who has signed in, or (`user` None) how many seconds must pass before the next attempt, 0 for none. `known`: whether there is such an
    account, for the log alone. `counted`: where the attempt counts as failed, until it is forgiven."""

    user: User | None
    wait: int = 0
    known: bool = False
    counted: Sequence[Limit] = ()


def sign_in(name: str, password: str, code: str, address: str, cookie: str) -> Outcome:
    """Try to sign in; `cookie`: what the browser kept from an earlier login. Raises BusyError."""
    if not ONE_AT_A_TIME.acquire(timeout=PATIENCE_SECONDS):
        raise BusyError
    try:
        return _try(name, password, code, address, cookie)
    finally:
        ONE_AT_A_TIME.release()


def _try(name: str, password: str, code: str, address: str, cookie: str) -> Outcome:
    counted = delays.limits(name, address, delays.browser_of(cookie, name))
    if wait := delays.begin(counted):
        return Outcome(None, wait)
    account = user_file.accounts().get(name)
    stored = account.password if account else ""
    is_right = get_hub().threadpool.apply(passwords.is_right, (stored, password))
    if account is None or not is_right or not _has_factor(account, code):
        return Outcome(None, known=account is not None)
    return Outcome(User(account.name, account.role, account.area), known=True, counted=counted)


def _has_factor(account: Account, code: str) -> bool:
    """Whether the code is the one of now (or of a step before or after), and was not used before."""
    if not account.totp:
        return True
    given, now = "".join(code.split()), int(time.time())
    for step in range(now // STEP_SECONDS - DRIFT, now // STEP_SECONDS + DRIFT + 1):
        if hmac.compare_digest(pyotp.TOTP(account.totp).at(step * STEP_SECONDS).encode(), given.encode()):
            return _is_first_use(f"code {account.name} {step}")
    return False


def _is_first_use(key: str) -> bool:
    with database.begin() as connection:
        if attempts.successes(connection, key):
            return False
        attempts.record(connection, key, succeeded=True)
        return True
