"""An address is asked for once, unless it failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MODULE = "fetch_once.js"


def test_two_at_once_share_an_answer(run: Callable[..., Any], answers: Callable[..., list[str]]) -> None:
    requests = answers({"/one.json": {"n": 1}})
    body = """
        const both = await Promise.all([1, 2].map(() => module.fetchOnce("/one.json", "json")));
        return [both[0] === both[1], (await module.fetchOnce("/one.json", "json")).n];
    """
    assert run(MODULE, body) == [True, 1]
    assert requests == ["/one.json"]


def test_what_failed_may_be_asked_for_again(run: Callable[..., Any], answers: Callable[..., list[str]]) -> None:
    bodies: dict[str, Any] = {"/two.svg": None}
    requests = answers(bodies)
    body = "try { return await module.fetchOnce('/two.svg', 'text'); } catch (error) { return error.message; }"
    assert run(MODULE, body) == "503 /two.svg"
    bodies["/two.svg"] = "<svg/>"
    assert run(MODULE, body) == "<svg/>"
    assert requests == ["/two.svg", "/two.svg"]
