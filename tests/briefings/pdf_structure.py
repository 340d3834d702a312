"""Whether a PDF holds to PDF/UA-1 and PDF/A-2a as far as a machine can see, read with pikepdf and without its writer.

The numbers are those of the Matterhorn Protocol 1.1, which says of each requirement of PDF/UA-1 how it fails. What only people can judge (whether
an alternative text is right, whether the order makes sense) is not here; the order of the words is compared in test_pdf.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "Do", "INLINE IMAGE"}
STANDARD = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "Figure",
    "Formula",
    "Form",
]
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}


def failures(pdf: Pdf) -> list[str]:
    """Everything that is wrong, each with its number and place."""
    checks = (
        _document,
        _metadata,
        _roles,
        _content,
        _nesting,
        _headings,
        _figures,
        _tables,
        _links,
        _fonts,
        _forbidden,
    )
    return [failure for check in checks for failure in check(pdf)]


def elements(pdf: Pdf, element: Any = None, parent: str = "") -> Iterator[tuple[Any, str, str]]:
    """Every element of the structure in its order: the element, its kind and that of its parent, as the role map reads them."""
    if element is None:
        element = pdf.Root.StructTreeRoot
    kind = role(pdf, str(element.get("/S", "/StructTreeRoot"))[1:])
    if "/S" in element:
        yield element, kind, parent
    for part in parts(element):
        if isinstance(part, Dictionary) and "/S" in part:
            yield from elements(pdf, part, kind)


def parts(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def role(pdf: Pdf, kind: str) -> str:
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    return str(roles[f"/{kind}"])[1:] if f"/{kind}" in roles else kind


def attribute(element: Any, name: str) -> Any:
    found = element.get("/A", Array())
    every = list(found) if isinstance(found, Array) else [found]
    return next((each[name] for each in every if isinstance(each, Dictionary) and name in each), None)


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "01-007 not marked as tagged"
    if root.get("/MarkInfo", Dictionary()).get("/Suspects", False):
        yield "01-006 suspects"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "07-002 the title is not shown"
    if str(root.get("/Lang", "")) != "de-DE":
        yield "11-006 the language is not German"
    if pdf.is_encrypted:
        yield "26-001 encrypted"
    if "/ID" not in pdf.trailer:
        yield "PDF/A 6.1.3 no identifier"
    intents = root.get("/OutputIntents", Array())
    if not any(intent.S == Name.GTS_PDFA1 and "/DestOutputProfile" in intent for intent in intents):
        yield "PDF/A 6.2.4 no output intent"


def _metadata(pdf: Pdf) -> Iterator[str]:
    with pdf.open_metadata() as metadata:
        for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
            if metadata.get(name) != value:
                yield f"06-002 {name} is {metadata.get(name)!r}"
        if not str(metadata.get("dc:title") or "").strip():
            yield "06-003 no title"


def _roles(pdf: Pdf) -> Iterator[str]:
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    for name in roles:
        if str(name)[1:] in STANDARD:
            yield f"02-004 {name} is standard and mapped"
    for _, kind, _ in elements(pdf):
        if kind not in STANDARD:
            yield f"02-001 {kind} is not standard"


def _content(pdf: Pdf) -> Iterator[str]:
    """Whatever is painted is an artifact or belongs to an element of the structure that names it."""
    named = _named_content(pdf)
    for number, page in enumerate(pdf.pages, 1):
        tree = {str(key): value for key, value in _numbers(pdf.Root.StructTreeRoot.ParentTree)}
        if page.get("/Tabs") != Name.S:
            yield f"28-008 page {number}: tabs do not follow the structure"
        found = set()
        for failure, content in _painted(pikepdf.parse_content_stream(page)):
            if failure:
                yield f"01-005 page {number}: {failure}"
            if content is not None:
                found.add(content)
        listed = tree.get(str(page.StructParents), Array())
        for content in found:
            if content >= len(listed) or (page.obj.objgen, content) not in named:
                yield f"01-005 page {number}: content {content} belongs to no element"
        for form in _forms(page):
            if any(str(operator) == "BDC" for _, operator in pikepdf.parse_content_stream(form)):
                yield f"30-002 page {number}: a form has content of its own in the structure"


def _painted(stream: Any) -> Iterator[tuple[str, int | None]]:
    stack: list[tuple[str, int | None]] = []
    for operands, operator in stream:
        name = str(operator)
        if name in ("BMC", "BDC"):
            tag, properties = str(operands[0])[1:], operands[1] if len(operands) > 1 else None
            content = properties.get("/MCID") if isinstance(properties, Dictionary) else None
            if tag == "Artifact" and any(each is not None for _, each in stack):
                yield "01-003 an artifact inside content", None
            if content is not None and any(outer == "Artifact" for outer, _ in stack):
                yield "01-004 content inside an artifact", None
            stack.append((tag, None if content is None else int(content)))
            if content is not None:
                yield "", int(content)
        elif name == "EMC":
            stack.pop()
        elif name in PAINTING and not any(tag == "Artifact" or content is not None for tag, content in stack):
            yield f"{name} is neither artifact nor tagged", None
    if stack:
        yield "marked content is left open", None


def _named_content(pdf: Pdf) -> set[tuple[tuple[int, int], int]]:
    named = set()
    for element, _, _ in elements(pdf):
        for part in parts(element):
            if isinstance(part, int):
                named.add((element.Pg.objgen, part))
            elif isinstance(part, Dictionary) and part.get("/Type") == Name.MCR:
                named.add(((part.get("/Pg") or element.Pg).objgen, int(part.MCID)))
    return named


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    yield from zip(*[iter(tree.get("/Nums", Array()))] * 2, strict=True)
    for kid in tree.get("/Kids", Array()):
        yield from _numbers(kid)


def _forms(page: Any) -> list[Any]:
    objects = page.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    return [each for each in objects.values() if each.get("/Subtype") == Name.Form]


def _nesting(pdf: Pdf) -> Iterator[str]:
    for _, kind, parent in elements(pdf):
        if kind in PARENTS and parent not in PARENTS[kind]:
            yield f"09-004 {kind} in {parent}"


def _headings(pdf: Pdf) -> Iterator[str]:
    last = 0
    for _, kind, _ in elements(pdf):
        if kind == "H":
            yield "14-007 H beside H1"
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > last + 1:
                yield f"14-003 {kind} after H{last}"
            last = int(kind[1:])


def _figures(pdf: Pdf) -> Iterator[str]:
    for element, kind, _ in elements(pdf):
        if kind in ("Figure", "Formula"):
            if not str(element.get("/Alt", "")).strip():
                yield f"13-004 {kind} without alternative text"
            if attribute(element, "/BBox") is None:
                yield f"{kind} without its box"


def _tables(pdf: Pdf) -> Iterator[str]:
    for table, kind, _ in elements(pdf):
        if kind != "Table":
            continue
        cells = [(row, part, role(pdf, str(part.S)[1:])) for row in _rows(pdf, table) for part in parts(row)]
        if any(kind == "TH" and attribute(part, "/Scope") is None for _, part, kind in cells):
            yield "15-003 a head without scope"
        widths = {
            row.objgen: sum(kind in ("TH", "TD") for each, _, kind in cells if each == row) for row, _, _ in cells
        }
        if len(set(widths.values())) > 1:
            yield f"15-005 rows of {sorted(set(widths.values()))} cells"
        groups = [role(pdf, str(part.S)[1:]) for part in parts(table)]
        if "THead" not in groups or "TBody" not in groups:
            yield f"a table of {groups}"
        for row in _rows(pdf, table):
            scopes = [str(attribute(part, "/Scope") or "")[1:] if part.S == Name.TH else "" for part in parts(row)]
            in_head = role(pdf, str(row.P.S)[1:]) == "THead"
            if set(scopes) != {"Column"} if in_head else scopes.count("Row") != 1:
                yield f"heads of a row: {scopes}"


def _rows(pdf: Pdf, table: Any) -> list[Any]:
    return [element for element, kind, _ in elements(pdf, table) if kind == "TR"]


def _links(pdf: Pdf) -> Iterator[str]:
    tagged = {
        part.Obj.objgen: kind
        for element, kind, _ in elements(pdf)
        for part in parts(element)
        if isinstance(part, Dictionary) and part.get("/Type") == Name.OBJR
    }
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots", Array()):
            if annotation.Subtype != Name.Link:
                yield f"page {number}: an annotation {annotation.Subtype}"
            if tagged.get(annotation.objgen) != "Link":
                yield f"28-011 page {number}: a link outside the structure"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"28-012 page {number}: a link that does not say where it leads"
            if "/StructParent" not in annotation:
                yield f"28-010 page {number}: a link without its place in the structure"


def _fonts(pdf: Pdf) -> Iterator[str]:
    for font in (each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.Font):
        if font.Subtype == Name.Type0:
            descriptor = font.DescendantFonts[0].get("/FontDescriptor", Dictionary())
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
                yield f"31-009 {font.BaseFont} is not embedded"
        if font.Subtype not in (Name.CIDFontType0, Name.CIDFontType2) and "/ToUnicode" not in font:
            yield f"10-001 {font.BaseFont} does not say its letters"


def _forbidden(pdf: Pdf) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        if key in pdf.Root:
            yield f"{key} in the document"
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield "21-001 an attachment"
    for each in pdf.objects:
        if not isinstance(each, Dictionary | pikepdf.Stream):
            continue
        if each.get("/S") in (Name.JavaScript, Name.Launch, Name.GoToR, Name.SubmitForm):
            yield f"an action {each.S}"
        if isinstance(each, pikepdf.Stream) and "/F" in each:
            yield "a stream outside the file"
        if isinstance(each, pikepdf.Stream) and ("/Ref" in each or "/OPI" in each):
            yield "30-001 content of another file"
