"""A drawing of the pages as an SVG that stands alone: without percentages, drawings within drawings, style sheets and names that programs for
paper do not know, so that a PDF, a presentation and a browser show the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

FONT = "FiraGO, 'Noto Sans', sans-serif"
_NAMESPACE = "http://www.w3.org/2000/svg"
_TAG = f"{{{_NAMESPACE}}}"
_ACROSS, _DOWN = ("x", "x1", "x2", "cx", "width"), ("y", "y1", "y2", "cy", "height")
# Said to who uses a screen reader by the document around the drawing, or meant for scripts.
_LEFT_OUT = re.compile(r"aria-|data-|role$|style$|overflow$|vector-effect$|tabindex$")
_POINT = re.compile(r"([MLVHZ])(-?[\d.]*) ?(-?[\d.]*)", re.IGNORECASE)
_HREF = re.compile(r"url\(#([\w-]+)\)")
# Of a style sheet: what says nothing on paper.
_SCREEN_ONLY = ("cursor", "outline", "pointer-events", "vector-effect", "transform", "display")


@dataclass(frozen=True)
class _Rule:
    """A rule of a style sheet: the classes of an ancestor, tag ("" for any), classes and attributes an element must have."""

    around: frozenset[str]
    tag: str
    classes: frozenset[str]
    attributes: frozenset[str]
    declarations: tuple[tuple[str, str], ...]

    def holds(self, tag: str, classes: frozenset[str], attributes: frozenset[str], around: frozenset[str]) -> bool:
        """Whether it says something of such an element."""
        is_named = self.tag in ("", tag) and self.classes <= classes and self.attributes <= attributes
        return is_named and self.around <= around

    @property
    def weight(self) -> tuple[int, int]:
        """Which of two rules outranks the other."""
        return len(self.around) + len(self.classes) + len(self.attributes), bool(self.tag)


def standalone(svg: str, width: float, height: float, styles: str = "") -> str:
    """The drawing in a frame of `width` × `height` pixels; `styles` is the style sheet of its classes.

    ValueError where the drawing holds what this cannot write out.
    """
    root = ET.fromstring(f'<svg xmlns="{_NAMESPACE}">{svg}</svg>')  # noqa: S314 (our own drawings)
    for style in list(root.iter(f"{_TAG}style")):
        styles += style.text or ""
    flat = _Flat(_rules(styles))
    children = [part for child in root for part in flat.written(child, width, height, frozenset())]
    body = "".join(ET.tostring(child, encoding="unicode") for child in _needed(children))
    body = _renamed(body.replace(f' xmlns:ns0="{_NAMESPACE}"', "").replace("ns0:", ""))
    return (
        f'<svg xmlns="{_NAMESPACE}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="{FONT}" font-size="13">{body}</svg>'
    )


class _Flat:
    """Writes elements out; `rules` say how those with classes look."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self.rules = rules
        self.known: dict[tuple[str, str, frozenset[str], frozenset[str]], Mapping[str, str]] = {}

    def written(self, element: ET.Element, width: float, height: float, around: frozenset[str]) -> Iterator[ET.Element]:
        """The element without percentages in a frame of that size; nothing for what is only said or scripted."""
        tag = element.tag.removeprefix(_TAG)
        if tag in ("style", "title", "desc", "script"):
            return
        classes = frozenset(element.get("class", "").split())
        if tag == "svg":
            yield self._group(element, width, height, around | classes)
            return
        copy = ET.Element(element.tag, self._attributes(element, tag, classes, around, (width, height)))
        copy.text = element.text
        for child in element:
            copy.extend(self.written(child, width, height, around | classes))
        yield copy

    def _group(self, element: ET.Element, width: float, height: float, around: frozenset[str]) -> ET.Element:
        """A drawing within the drawing as a group that is moved, and scaled to its own box where it has one."""
        x, y = _length(element.get("x", "0"), width), _length(element.get("y", "0"), height)
        wide, high = _length(element.get("width", "100%"), width), _length(element.get("height", "100%"), height)
        inner, box = (wide, high), element.get("viewBox")
        kept: dict[str, str] = {name: element.attrib[name] for name in ("font-size", "fill") if name in element.attrib}
        group = ET.Element(f"{_TAG}g", kept)
        steps = [f"translate({x:.6g} {y:.6g})"] if x or y else []
        content: ET.Element = element
        if box:
            left, top, *inner_size = map(float, box.split())
            if element.get("preserveAspectRatio") == "none":
                content = _stretched(element, wide / inner_size[0], high / inner_size[1])
            else:
                scale = min(wide / inner_size[0], high / inner_size[1])
                steps.append(f"scale({scale:.6g}) translate({-left:g} {-top:g})")
                inner = (inner_size[0], inner_size[1])
        if steps:
            group.set("transform", " ".join(steps))
        for child in content:
            group.extend(self.written(child, *inner, around))
        return group

    def _attributes(
        self,
        element: ET.Element,
        tag: str,
        classes: frozenset[str],
        around: frozenset[str],
        size: tuple[float, float],
    ) -> dict[str, str]:
        attributes = {}
        for name, value in element.attrib.items():
            if _LEFT_OUT.match(name) or name in ("class", "font-family"):
                continue
            side = size[0] if name in _ACROSS else size[1] if name in _DOWN else None
            is_share = side is not None and value.endswith("%")
            attributes[name] = f"{_length(value, side or 0):.6g}" if is_share else value
        if attributes.get("font-weight") == "650":
            attributes["font-weight"] = "700"  # faces for paper are regular and bold
        if self.rules:
            marks = frozenset(name for name in element.attrib if name.startswith("data-"))
            attributes |= self._look(tag, classes, marks, around)
        return attributes

    def _look(
        self, tag: str, classes: frozenset[str], marks: frozenset[str], around: frozenset[str]
    ) -> Mapping[str, str]:
        key = (tag, " ".join(sorted(classes)), marks, around)
        if key not in self.known:
            said: dict[str, str] = {}
            for rule in self.rules:  # in the order of their weight
                if rule.holds(tag, classes, marks, around):
                    said |= dict(rule.declarations)
            self.known[key] = said
        return self.known[key]


def _length(text: str, whole: float) -> float:
    if text.endswith("%"):
        return float(text[:-1]) * whole / 100
    return float(text)


def _stretched(element: ET.Element, across: float, down: float) -> ET.Element:
    """The paths of a drawing that is stretched, written out in its real size, so that lines keep their width."""
    copy = ET.Element(element.tag)
    for path in element:
        if path.tag != f"{_TAG}path":
            raise ValueError(f"Nur Pfade lassen sich strecken, nicht {path.tag}.")
        copy.append(ET.Element(path.tag, {**path.attrib, "d": _scaled(path.get("d", ""), across, down)}))
    return copy


def _scaled(path: str, across: float, down: float) -> str:
    """A path of lines (M, L, V, H, absolute) with its coordinates multiplied."""
    if re.search(r"[a-gi-ln-uw-yA-GI-KN-UW-Y]", path):
        raise ValueError(f"Nur gerade Linien lassen sich strecken: {path[:40]}")

    def moved(match: re.Match[str]) -> str:
        command, first, second = match.groups()
        if command in "VH":
            return f"{command}{float(first) * (down if command == 'V' else across):.6g}"
        return f"{command}{float(first) * across:.6g} {float(second) * down:.6g}" if first else command

    return _POINT.sub(moved, path)


@lru_cache(maxsize=16)
def _rules(styles: str) -> Sequence[_Rule]:
    """The rules of a style sheet, lightest first; what no element of a drawing has (:not, :hover) is left out."""
    rules = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)):
        declarations = tuple(
            (name.strip(), value.strip())
            for name, _, value in (each.partition(":") for each in body.split(";"))
            if name.strip() and name.strip() not in _SCREEN_ONLY
        )
        rules += [_rule(selector.split(), declarations) for selector in selectors.split(",") if ":" not in selector]
    return sorted(rules, key=lambda rule: rule.weight)


def _rule(steps: Sequence[str], declarations: tuple[tuple[str, str], ...]) -> _Rule:
    *above, last = steps
    around = frozenset(name for step in above for name in re.findall(r"\.([\w-]+)", step))
    tag = re.match(r"[a-z]*", last)
    return _Rule(
        around,
        tag[0] if tag else "",
        frozenset(re.findall(r"\.([\w-]+)", last)),
        frozenset(re.findall(r"\[([\w-]+)\]", last)),
        declarations,
    )


def _needed(children: Sequence[ET.Element]) -> Sequence[ET.Element]:
    """The same without definitions that nothing refers to."""
    used: set[str] = set()
    for child in children:
        for element in child.iter():
            for name, value in element.attrib.items():
                used |= {value[1:]} if name.endswith("href") else set(_HREF.findall(value))
    for child in children:
        for around in child.iter():
            for definition in [each for each in around if each.get("id") and each.get("id") not in used]:
                around.remove(definition)
    return children


def _renamed(body: str) -> str:
    """With definitions under names that no other drawing of the document has."""
    names = re.findall(r'\bid="([\w-]+)"', body)
    if not names:
        return body
    own = f"z{sha256(body.encode()).hexdigest()[:8]}-"
    body = re.sub(r'\bid="([\w-]+)"', rf'id="{own}\1"', body)
    body = re.sub(r'href="#([\w-]+)"', rf'href="#{own}\1"', body)
    return re.sub(r"url\(#([\w-]+)\)", rf"url(#{own}\1)", body)
