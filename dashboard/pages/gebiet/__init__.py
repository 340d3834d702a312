"""The profile of one area: /gebiet/<ars>. Plain HTML from the server, so it needs no script, prints, and answers with a true status.

Not one of PAGES: it is reached through links, and each area has its own address.
"""

from dashboard.pages.gebiet.routes import FILES, PAGE, STRIP_PAGE

__all__ = ["FILES", "PAGE", "STRIP_PAGE"]
