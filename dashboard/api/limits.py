"""How often one address may ask: a fixed window per process, counted by the library `limits`.

Not counted is who asks from the machine itself, so also everything that comes through a proxy on it: there the proxy limits
(docs/operations.md). An address of IPv6 counts with its network of 64 bits, which one visitor has to himself.
"""

from __future__ import annotations

import os
import time
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address

from flask import Response, g, request
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from dashboard.api.problems import Problem
from dashboard.texts import api as texts

VARIABLE, DEFAULT, OFF = "ATLAS_API_LIMIT", "600/minute", "aus"
POLICY = "default"  # its name in the headers
# Addresses are counted in so many places: whoever makes up addresses fills no memory.
PLACES = 1 << 12


class Limits:
    """`item`: so many requests in so much time; None: as many as come."""

    def __init__(self, item: RateLimitItem | None) -> None:
        self.item = item
        self._limiter: FixedWindowRateLimiter | None = None

    @classmethod
    def of_environment(cls) -> Limits:
        """As ATLAS_API_LIMIT says, e.g. "600/minute"; "aus": none. SystemExit where it cannot be read."""
        said = os.environ.get(VARIABLE, DEFAULT).strip()
        if said == OFF:
            return cls(None)
        try:
            [item] = parse_many(said)  # ValueError also for several
            if item.amount < 1 or item.get_expiry() < 1:
                raise ValueError
            return cls(item)
        except ValueError:
            raise SystemExit(
                f"{VARIABLE} ist nicht lesbar: „{said}“. Richtig ist zum Beispiel {DEFAULT} oder {OFF}."
            ) from None

    def check(self) -> None:
        """Count the request. Raises Problem where there were too many."""
        place = _place(request.remote_addr)
        if self.item is None or place is None:
            return
        if self._limiter is None:  # its storage starts a thread, which must not happen before the fork
            self._limiter = FixedWindowRateLimiter(MemoryStorage())
        seconds = self.item.get_expiry()
        if (
            self._limiter.get_window_stats(self.item, place).reset_time > time.time() + seconds
        ):  # the clock was set back
            self._limiter.clear(self.item, place)
        allowed = self._limiter.hit(self.item, place)
        reset, remaining = self._limiter.get_window_stats(self.item, place)
        wait = max(1, int(reset - time.time() + 0.999))
        g.rate_limit = {
            "RateLimit-Policy": f'"{POLICY}";q={self.item.amount};w={seconds}',
            "RateLimit": f'"{POLICY}";r={remaining};t={wait}',
        }
        if not allowed:
            places = {"limit": self.item.amount, "seconds": seconds, "retry": wait}
            raise Problem(429, texts.TOO_MANY.filled(**places), headers={"Retry-After": str(wait)})

    def label(self, answer: Response) -> Response:
        """Say how many requests are left."""
        answer.headers.update(g.get("rate_limit", {}))
        return answer


def _place(address: str | None) -> str | None:
    """Where an address is counted; None where it is not."""
    try:
        known = ip_address(address or "")
    except ValueError:  # a socket without an address: on the machine itself
        return None
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    if known.is_loopback:
        return None
    network = known.packed if isinstance(known, IPv4Address) else known.packed[:8]
    return str(int.from_bytes(sha256(network).digest()[:8]) % PLACES)
