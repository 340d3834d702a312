"""The roles of the atlas, and sets of them that routes are opened to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the atlas; the values stand in user files, claims and the address of nothing."""

    PUBLIC = "oeffentlich"
    KOMMUNE = "kommune"
    LEITSTELLE = "leitstelle"
    MINISTERIUM = "ministerium"
    BETRIEB = "betrieb"


EVERYBODY = frozenset(Role)
SIGNED_IN = EVERYBODY - {Role.PUBLIC}
# Who changes data and the course of occasions.
MAINTAINERS = frozenset({Role.LEITSTELLE})
# Who may propose changes: the Leitstelle, and a Kommune for its own area.
PROPOSERS = frozenset({Role.LEITSTELLE, Role.KOMMUNE})
# Who reads what is internal of all areas.
READERS = frozenset({Role.LEITSTELLE, Role.MINISTERIUM})
# The same, and a Kommune what is of its own area; whoever asks for that must ask `User.may_see`.
READERS_OF_OWN = READERS | {Role.KOMMUNE}
# Who sees to the process: jobs, health, the audit log.
OPERATORS = frozenset({Role.LEITSTELLE, Role.BETRIEB})


@dataclass(frozen=True)
class User:
    """Whoever asks. `id` is the account ("" for the public), which stands in the audit log; `area` the ARS of the Kommune whose role it is,
    "" for the other roles."""

    id: str
    role: Role
    area: str = ""

    def may_see(self, area: str) -> bool:
        """Whether what is internal of this area may be shown."""
        return self.role in READERS or (self.role is Role.KOMMUNE and bool(self.area) and area == self.area)


NOBODY = User("", Role.PUBLIC)
