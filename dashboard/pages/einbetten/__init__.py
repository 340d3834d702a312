"""Figures of the atlas in other sites: small documents for a frame, the code to copy, and oEmbed."""

from dashboard.pages.einbetten import code, embedded_chart, embedded_map

PAGES = (code.PAGE, embedded_map.PAGE, embedded_chart.PAGE)
