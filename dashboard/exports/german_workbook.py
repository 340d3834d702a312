"""Workbooks that say they are German: XlsxWriter has no way to set the language among the properties of a document."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager

LANGUAGE = "de-DE"


class GermanWorkbook(Workbook):  # type: ignore[misc]  # its types are not read
    """A workbook whose document properties name its language, so that a screen reader speaks it as German."""

    def _get_packager(self) -> Packager:  # the way XlsxWriter offers to write a part of the file otherwise
        return _GermanPackager()


class _GermanPackager(Packager):  # type: ignore[misc]  # its types are not read
    def _write_core_file(self) -> None:
        core = _GermanProperties()
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()


class _GermanProperties(Core):  # type: ignore[misc]  # its types are not read
    def _write_dc_description(self) -> None:
        super()._write_dc_description()
        self._xml_data_element("dc:language", LANGUAGE)
