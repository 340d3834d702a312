"""The registry of councils: the workbook Kommunen report with, how it is read, its template, an invented one."""
