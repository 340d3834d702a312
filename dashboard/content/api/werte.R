library(jsonlite)

base <- "http://127.0.0.1:8050/api/v1"
answer <- fromJSON(paste0(base, "/observations?kennzahl=straftaten_insgesamt&jahr=2020&ebene=kreis&je_seite=100"))
values <- answer$data
values[values$status == "ok", c("area_id", "label", "value", "low", "high")]
