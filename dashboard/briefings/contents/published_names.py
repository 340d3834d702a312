"""Names of parameters of which some are known only when a version is read: thresholds are named by the rules that are published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload


class PublishedNames(Sequence[str]):
    """What `names` gives, asked of the version being read every time."""

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self._names = names

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._names()[place]

    def __len__(self) -> int:
        return len(self._names())
