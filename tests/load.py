"""Many visitors at once from one light process: connections that are kept, one request after the other on each, on the loopback only."""

from __future__ import annotations

import selectors
import socket
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

HOST = "127.0.0.1"
WAIT_SECONDS = 30


@dataclass
class Result:
    """What the visitors met: statuses, seconds each answer took, the answers of each visitor, and the seconds all of it took."""

    statuses: Counter[int] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    shares: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return len(self.latencies) / self.seconds

    def milliseconds(self, share: int) -> float:
        """The time within which that share (in per cent) of the answers came."""
        return 1000 * statistics.quantiles(self.latencies, n=100, method="inclusive")[share - 1]


class _Visitor:
    """One connection and what is being received on it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=WAIT_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = bytearray()
        self.missing = -1  # bytes of the body still to come; -1 while the head is
        self.status = 0
        self.sent_at = 0.0

    def ask(self, request: bytes) -> None:
        self.received.clear()
        self.missing = -1
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> bool:
        """Take what has come; whether the answer is complete."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionError("the server closed a kept connection")
        if self.missing >= 0:
            self.missing -= len(piece)
            return self.missing == 0
        self.received += piece
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self.received[:end]).lower()
        self.status = int(head[9:12])
        place = head.find(b"\ncontent-length:")
        length = 0 if self.status == 304 or place < 0 else int(head[place + 16 :].split(b"\r", 1)[0])
        self.missing = length - (len(self.received) - end - 4)
        return self.missing == 0


def request_of(address: str, headers: Mapping[str, str] | None = None) -> bytes:
    """A GET as it travels, with Brotli wanted."""
    lines = [f"GET {address} HTTP/1.1", "Host: localhost", "Accept-Encoding: br"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode()


def visit(port: int, requests: Iterable[bytes], *, visitors: int = 16, most: int, seconds: float) -> Result:
    """Let so many visitors ask one request after the other, each the next that nobody has asked; stops after `most` answers or `seconds`."""
    result, waiting = Result(), iter(requests)
    start = time.perf_counter()
    give_up = start + seconds
    with selectors.DefaultSelector() as selector:
        asking = 0
        for _ in range(visitors):
            visitor = _Visitor(port)
            if _ask_next(visitor, waiting):
                selector.register(visitor.socket, selectors.EVENT_READ, visitor)
                asking += 1
        while asking:
            events = selector.select(WAIT_SECONDS)
            if not events:
                raise TimeoutError(f"no answer within {WAIT_SECONDS} s")
            for key, _ in events:
                visitor = key.data
                if not visitor.receive():
                    continue
                now = time.perf_counter()
                result.latencies.append(now - visitor.sent_at)
                result.statuses[visitor.status] += 1
                result.shares[key.fd] += 1
                is_over = now > give_up or len(result.latencies) + asking > most
                if is_over or not _ask_next(visitor, waiting):
                    selector.unregister(visitor.socket)
                    visitor.socket.close()
                    asking -= 1
    result.seconds = time.perf_counter() - start
    return result


def _ask_next(visitor: _Visitor, waiting: Iterator[bytes]) -> bool:
    request = next(waiting, None)
    if request is None:
        visitor.socket.close()
        return False
    visitor.ask(request)
    return True


def idle(port: int, count: int, sent: Callable[[int], bytes] = lambda _: b"") -> list[socket.socket]:
    """So many connections that send this and wait."""
    connections = []
    for number in range(count):
        connection = socket.create_connection((HOST, port), timeout=WAIT_SECONDS)
        connection.sendall(sent(number))
        connections.append(connection)
    return connections
