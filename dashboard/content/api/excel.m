// Excel: Daten → Daten abrufen → Aus anderen Quellen → Leere Abfrage → Erweiterter Editor
let
  Antwort = Json.Document(Web.Contents("http://127.0.0.1:8050/api/v1/statuses?je_seite=1000")),
  Zeilen = Table.FromRecords(Antwort[data], null, MissingField.UseNull),
  Text = Table.TransformColumnTypes(Zeilen, {{"area_id", type text}, {"kreis_id", type text}})
in
  Text
