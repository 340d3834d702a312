"""The states of the course of an occasion, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where an occasion stands with the Leitstelle; the values stand in the database and in addresses."""

    OPEN = "offen"
    CONTACTED = "angesprochen"
    ADVISED = "beratung"
    AGREED = "vereinbart"
    SETTLED = "erledigt"
    DECLINED = "abgelehnt"
    RESTING = "ruht"


# The way from found to settled; what may be skipped may be.
STAGES = (State.CONTACTED, State.ADVISED, State.AGREED, State.SETTLED)
CLOSED = frozenset({State.SETTLED, State.DECLINED})
# Somebody of the Kommune was spoken to.
SPOKEN = frozenset({State.CONTACTED, State.ADVISED, State.AGREED})

_FORWARD = frozenset({State.ADVISED, State.AGREED, State.SETTLED, State.DECLINED, State.RESTING})
# The same state again is a further event of it: a second call, a next step.
NEXT: dict[State, frozenset[State]] = {
    State.OPEN: frozenset(State),
    State.CONTACTED: _FORWARD | {State.CONTACTED},
    # Whoever is advised was spoken to: there is no way back to that.
    State.ADVISED: _FORWARD,
    # What was agreed may be talked about anew.
    State.AGREED: _FORWARD,
    # What is closed is opened again before anything else happens, so that the time of the second round is counted for itself.
    State.SETTLED: frozenset({State.OPEN, State.RESTING}),
    State.DECLINED: frozenset({State.OPEN, State.RESTING}),
    # Rest may end anywhere, and be prolonged.
    State.RESTING: frozenset(State),
}
