"""An HTML document as a tree, for tests that read what a visitor without scripts gets."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


class _Tree(HTMLParser):
    """Fails where a tag is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []
        self.builder.start("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        opened = self.open.pop() if self.open else None
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def parse(markup: str) -> Element:
    """The tree of a document or a part of one."""
    tree = _Tree()
    tree.feed(markup)
    assert not tree.open, f"not closed: {tree.open}"
    tree.builder.end("document")
    return tree.builder.close()


def by_id(tree: Element, name: str) -> Element:
    """The one element with this id."""
    [element] = tree.findall(f".//*[@id='{name}']")
    return element


def text_of(element: Element) -> str:
    """Its words, with single spaces."""
    return " ".join("".join(element.itertext()).split())
