"""What stands on every page of a Word document, and what the file says of itself."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from dashboard import theme
from dashboard.briefings.model import Briefing
from dashboard.briefings.writers.plain_text import plain
from dashboard.briefings.writers.word_template import Page
from dashboard.briefings.writers.word_xml import element, field, paragraph, run
from dashboard.german import day
from dashboard.texts import DEMO_MARK, PRODUCT, briefing_document
from dashboard.texts import briefing_office as texts

_TAB = "<w:r><w:tab/></w:r>"


def dress(document: Any, briefing: Briefing, page: Page) -> str:
    """Head and foot of pages that lie like this one (what it is, whether values are invented, data version, page of pages), as the references
    with which a section calls them."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{page.room}"/></w:tabs>'
    mark = [_TAB, run(DEMO_MARK, style="Demozeichen"), _diagonal()] if briefing.demo else []
    said = texts.FOOTER.format(product=PRODUCT, version=briefing.version, day=day(briefing.as_of))
    pages = [run(f"{texts.PAGE} "), field("PAGE", "1"), run(f" {texts.OF} "), field("NUMPAGES", "1")]
    head = paragraph("Header", run(briefing.title), *mark, properties=stop)
    foot = paragraph("Footer", run(said), _TAB, *pages, properties=stop)
    references = []
    for kind, (part, reference), xml in (
        ("header", document.part.add_header_part(), head),
        ("footer", document.part.add_footer_part(), foot),
    ):
        for old in list(part.element):
            part.element.remove(old)
        part.element.append(element(xml))
        references.append(f'<w:{kind}Reference w:type="default" r:id="{reference}"/>')
    return "".join(references)


def _diagonal() -> str:
    """The word across the page, behind the text, as a watermark is made."""
    shade = theme.LINE
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{escape(briefing_document.DEMO_HEAD)}" '
        'style="position:absolute;margin-left:0;margin-top:0;width:460pt;height:92pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        f'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="{shade}" stroked="f"><v:fill opacity=".45"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{escape(DEMO_MARK)}"/></v:shape></w:pict></w:r>'
    )


def describe(document: Any, briefing: Briefing) -> None:
    """Title, language, age and keywords of the file."""
    properties = document.core_properties
    properties.title, properties.subject = plain(briefing.title)[:255], texts.SUBJECT
    properties.author = properties.last_modified_by = PRODUCT
    properties.language, properties.version = "de-DE", briefing.version
    properties.keywords = ", ".join([*texts.KEYWORDS, *([DEMO_MARK] if briefing.demo else [])])
    properties.comments = briefing_document.DEMO if briefing.demo else ""
    properties.created = properties.modified = briefing.built_at.replace(tzinfo=None)
    properties.revision = 1
