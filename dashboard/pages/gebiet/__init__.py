"""The profile of one area (page.py), the values of a strip as a table (strip_page.py), the files of both (files.py, and of the sheet of a
Kreis kreis_sheet_files.py), and the search that leads to a profile without scripts (area_search.py).

Not in the navigation: a profile is reached through links, and each area has its own address.
"""

from dataclasses import replace

from dashboard.pages.gebiet import area_search, files, kreis_sheet_files, page, profile_address, strip_page
from dashboard.texts.profile_files import NO_FILE

PAGES = (page.PAGE, strip_page.PAGE, area_search.PAGE)
FILES = tuple(
    replace(each, listed=NO_FILE, unread=profile_address.notices_of_file)
    for each in (*files.FILES, *kreis_sheet_files.FILES)
)

__all__ = ["FILES", "PAGES"]
