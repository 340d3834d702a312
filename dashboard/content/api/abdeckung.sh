# Abdeckung des Landes und je Kreis, als JSON
curl --compressed "http://127.0.0.1:8050/api/v1/coverage?je_seite=50"

# Häufigkeitszahlen der Kreise im Jahr 2020, als CSV, nur vier Felder
curl --compressed -H "Accept: text/csv" \
  "http://127.0.0.1:8050/api/v1/observations?kennzahl=straftaten_insgesamt&jahr=2020&ebene=kreis&felder=area_id,label,value,status"

# Kommunen eines Kreises, deren Gremium unklar ist
curl --compressed "http://127.0.0.1:8050/api/v1/statuses?kreis=07143&stand=unklar"
