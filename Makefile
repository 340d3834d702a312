# The only door. `make run` and `make test` are all a newcomer needs.
PORT ?= 8050
PYTHON ?= python3
DEMO ?= 1
BIN := .venv/bin
# glibc gives freed memory back at once instead of keeping it per thread: a web worker stays about 8 MB smaller.
export DEMO
export MALLOC_ARENA_MAX := 1
export MALLOC_TRIM_THRESHOLD_ := 131072
export MALLOC_MMAP_THRESHOLD_ := 131072

.PHONY: run test build check fetch bench lock clean

run: .venv/installed ## install, build what changed, serve on 127.0.0.1:$(PORT)
	@$(BIN)/python -m pipelines build
	@echo "Präventionsatlas: http://127.0.0.1:$(PORT)/  (beenden mit Strg+C)"
	@PORT=$(PORT) $(BIN)/gunicorn --config gunicorn.conf.py dashboard.app:server

test: .venv/installed-dev ## lint, import rules, types, all tests including the browser ones
	@.ci/browser
	@$(MAKE) --no-print-directory check-code
	@$(BIN)/pytest -n 2

.PHONY: check-code
check-code:
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/vulture geo pipelines dashboard --min-confidence 80

build: .venv/installed ## build the database if an input changed
	@$(BIN)/python -m pipelines build

check: .venv/installed-dev ## code checks, and a dry build that publishes nothing
	@$(MAKE) --no-print-directory check-code
	@$(BIN)/python -m pipelines check

fetch: .venv/installed ## newest official data, where the network allows
	@$(BIN)/python -m pipelines fetch

bench: .venv/installed-dev ## measure speed and size; figures go into docs/benchmarks.md
	@.ci/browser
	@$(BIN)/python -m tests.bench

lock: ## renew the lock files (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra pipelines pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra pipelines --extra dev pyproject.toml -o requirements-dev.lock

clean: ## forget everything built and installed
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
