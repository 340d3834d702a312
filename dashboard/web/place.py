"""A component of our own: what stands in an island, drawn at its place in the document."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Place(Component):
    """Draws its children in the element of the document whose id is `place`, once that comes into view; nothing where there is none.

    An island has one mount point, at the end of the document. Figures belong beside their heading and their table: React draws them there
    through a portal (assets/island.js), without a second tree and without moving what it has drawn.
    """

    _namespace = "atlas_island"
    _type = "Place"
    _base_nodes = ["children"]  # noqa: RUF012 (as Dash declares it)

    def __init__(self, children: Component, place: str) -> None:
        """One component, and the id of the element it is drawn in."""
        self._prop_names = ["children", "place"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        given: dict[str, Any] = {"children": children, "place": place}
        super().__init__(**given)  # type: ignore[no-untyped-call]
