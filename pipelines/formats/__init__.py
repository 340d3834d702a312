"""The kinds of file publishers deliver: delimited text, spreadsheets, GENESIS tables. Gemeindeverzeichnis and VG250: geo."""
