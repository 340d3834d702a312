"""The profile of one area (page.py), the values of a strip as a table (strip_page.py), and the files of both (files.py).

Not in the navigation: a profile is reached through links, and each area has its own address.
"""

from dashboard.pages.gebiet import page, strip_page
from dashboard.pages.gebiet.files import FILES

PAGES = (page.PAGE, strip_page.PAGE)

__all__ = ["FILES", "PAGES"]
