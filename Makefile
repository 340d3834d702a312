# The only door. `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
PORT ?= 8050
PYTHON ?= python3
DEMO ?= 1
BIN := .venv/bin
SCRIPTS := dashboard/assets
TEMPLATES := dashboard
# Two at a time, each a whole file (its fixtures are made once), in the order of the folders: those of the browser take longest and come first.
SHARED := -n 2 --dist loadfile --no-loadscope-reorder
# glibc gives freed memory back at once instead of keeping it per thread: a web worker stays smaller (docs/benchmarks.md).
export DEMO
export MALLOC_ARENA_MAX := 1
export MALLOC_TRIM_THRESHOLD_ := 131072
export MALLOC_MMAP_THRESHOLD_ := 131072

FONTS := dashboard/assets/fonts
# What German pages write: ASCII, umlauts and the commonest accents, punctuation, arrows, signs. Other letters come
# from the system's font. What is cut may not bear the reserved name, so it bears none; pages call it Atlas Sans.
CHARACTERS := U+20-7E,U+A0,U+A7,U+A9,U+AB,U+AD,U+B0-B3,U+B5,U+B7,U+BB,U+BD,U+C4,U+C9,U+D6,U+D7,U+DC,U+DF-E2,U+E4,U+E7-EB,U+EE,U+EF,U+F1,U+F4,U+F6,U+FB,U+FC,U+1E9E,U+2010-201E,U+2022,U+2026,U+202F,U+2030,U+2039,U+203A,U+20AC,U+2190-2193,U+2195,U+2197,U+2198,U+2212,U+2248,U+2264,U+2265,U+25B2,U+25BC,U+3C4,U+3C6

.PHONY: help run build publish-open fix check check-code test-fast test test-long pictures fonts bench fetch lock clean

help: ## diese Liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed ## einrichten, Geändertes bauen, unter 127.0.0.1:8050 zeigen (anderer Port: PORT=…, ohne Demodaten: DEMO=0)
	@$(BIN)/python -m pipelines build
	@$(BIN)/python -m dashboard.internal upgrade
	@echo "Präventionsatlas: http://127.0.0.1:$(PORT)/  (beenden mit Strg+C)"
	@[ "$${ATLAS_AUTH:-none}" != none ] || echo "Datenpflege: http://127.0.0.1:$(PORT)/pflege  (nur auf diesem Rechner)"
	@trap 'kill $$web $$renderer $$worker 2>/dev/null' INT TERM; \
	$(BIN)/python -m dashboard.briefings.renderer & renderer=$$!; \
	$(BIN)/python -m pipelines work & worker=$$!; \
	PORT=$(PORT) $(BIN)/gunicorn --config gunicorn.conf.py dashboard.app:server & web=$$!; \
	wait $$web; status=$$?; kill $$renderer $$worker 2>/dev/null; wait; exit $$status

build: .venv/installed ## die Datenbank bauen, wenn sich eine Eingabe geändert hat
	@$(BIN)/python -m pipelines build

publish-open: .venv/installed ## offene Daten schreiben: Parquet, CSV, Grenzen, Metadaten (Ordner: OUT=data/open; mit Demodaten: WITH_DEMO=1)
	@$(BIN)/python -m pipelines open-data $(if $(OUT),--out "$(OUT)") $(if $(WITH_DEMO),--with-demo)

fix: .venv/installed-dev ## Python, Skripte, Stile und Vorlagen formatieren und beheben, was die Prüfer selbst beheben können
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	$(BIN)/oxlint --fix $(SCRIPTS)
	$(BIN)/oxfmt $(SCRIPTS)
	$(BIN)/djlint --reformat --quiet --warn $(TEMPLATES)

check: .venv/installed-dev check-code ## Stil, Typen, Importregeln, toter Code, ein Bau zur Probe; ändert nichts
	$(BIN)/python -m pipelines check

check-code: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint --deny-warnings $(SCRIPTS)
	$(BIN)/oxfmt --check $(SCRIPTS)
	$(BIN)/djlint --lint --quiet $(TEMPLATES)
	$(BIN)/djlint --check --quiet $(TEMPLATES)
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/vulture geo logs pipelines dashboard --min-confidence 80

test-fast: .venv/installed-dev ## die schnellen Tests: ohne Browser, ein Bau für alle
	@$(BIN)/pytest $(SHARED) -m "not browser and not slow and not long" --hypothesis-profile=fast

test: .venv/installed-dev ## was eine Änderung braucht: Code prüfen und alle Tests außer den langen
	@.ci/browser
	@.ci/postgresql
	@$(MAKE) --no-print-directory check-code
	@$(BIN)/pytest $(SHARED)

test-long: .venv/installed-dev ## die langen Tests: Mutationen, Abbrüche, Last, viele erzeugte Fälle
	@.ci/browser
	@.ci/postgresql
	@if command -v java >/dev/null; then $(MAKE) --no-print-directory .venv/installed-spark; else echo "Ohne Java bleibt der Test mit Spark aus (Debian: apt install default-jre-headless)."; fi
	@$(BIN)/pytest -m long
	@$(BIN)/pytest $(SHARED) -m hypothesis --hypothesis-profile=long

pictures: .venv/installed-dev ## die Bilder des README neu aufnehmen (docs/images)
	@.ci/browser
	@PICTURES=1 $(BIN)/pytest tests/browser/test_pictures.py

fonts: .venv/installed-dev ## die Schrift der Seiten neu aus FiraGO schneiden (dashboard/assets/fonts)
	@$(BIN)/python -c 'import pathlib, pymupdf_fonts as f; [pathlib.Path("$(FONTS)", n).write_bytes(f.myfont(k)) for n, k in {"atlas-sans-regular.ttf": "figo", "atlas-sans-bold.ttf": "figbo"}.items()]'
	@for weight in regular bold; do \
	  $(BIN)/pyftsubset $(FONTS)/atlas-sans-$$weight.ttf --unicodes=$(CHARACTERS) --layout-features=kern,liga,tnum --no-hinting --name-IDs=0,13,14 --obfuscate-names --flavor=woff2 --output-file=$(FONTS)/atlas-sans-$$weight.woff2 && rm $(FONTS)/atlas-sans-$$weight.ttf || exit 1; \
	done

bench: .venv/installed-dev ## Geschwindigkeit und Größe messen, für docs/benchmarks.md
	@.ci/browser
	@$(BIN)/python -m tests.bench

fetch: .venv/installed ## neueste amtliche Daten, wo das Netz es erlaubt
	@$(BIN)/python -m pipelines fetch

lock: ## die Lock-Dateien erneuern (braucht uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra pipelines --extra briefings pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra pipelines --extra briefings --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group spark -o requirements-spark.lock

clean: ## alles Gebaute und Installierte entfernen
	rm -rf .venv data/published

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 oder neuer ist nötig (Debian: apt install python3)."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Die Umgebung lässt sich nicht anlegen. Auf Debian hilft: apt install python3-venv"; exit 1; }

.venv/installed: requirements.lock | .venv/bin/python
	@echo "Installiere die Abhängigkeiten …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock | .venv/bin/python
	@echo "Installiere die Abhängigkeiten samt Prüfwerkzeugen …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/installed

.venv/installed-spark: requirements-spark.lock .venv/installed-dev
	@echo "Installiere Spark für die langen Tests …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@
