# Everything sets itself up: nothing is assumed but python3 (3.11+), make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv
READY := $(VENV)/.ready
READY_TO_TEST := $(VENV)/.ready-to-test

# What Python compiles is kept, outside the source tree, even where it is told not to: compiling everything anew costs
# three seconds a start, and eight for each process that collects the tests.
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/bytecode
unexport PYTHONDONTWRITEBYTECODE

.PHONY: bench collected help demo demo-empty demo-text run test soak test-fast test-browser chromium lint format pictures clean
.DEFAULT_GOAL := help

help: ## Say what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(BIN)/uv:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(READY): pyproject.toml uv.lock | $(BIN)/uv
	@echo "==> Setting up $(VENV) (the locked packages; a minute the first time)"
	@$(UV) sync --quiet --locked --inexact --no-default-groups
	@touch $(READY)

$(READY_TO_TEST): $(READY) pyproject.toml uv.lock
	@echo "==> Adding what the tests need"
	@$(UV) sync --quiet --locked --inexact --all-groups
	@touch $(READY_TO_TEST)

demo: $(READY) ## Try it in the browser: the sample company in a local Slack, the Friday nudge waiting
	@$(BIN)/okr-bot demo

demo-text: $(READY) ## The same week played in this terminal, in both languages
	@$(BIN)/okr-bot demo --text

demo-empty: $(READY) ## Start from nothing: invite the bot, set up a team, its first week
	@$(BIN)/okr-bot demo --empty

run: $(READY) ## Run the bot with the settings of .env
	@$(BIN)/okr-bot run

lint: $(READY_TO_TEST) ## ruff, mypy --strict, import contracts
	@echo "==> ruff"; $(BIN)/ruff check --no-cache . && $(BIN)/ruff format --check .  # its cache misses new modules of ours
	@echo "==> mypy --strict"; $(BIN)/mypy
	@echo "==> import contracts"; $(BIN)/lint-imports

format: $(READY_TO_TEST) ## Put the code in the house's format
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

chromium: $(READY_TO_TEST) ## Find a Chromium for the browser tests, or install one
	@$(BIN)/python -m tests.browser.chromium

# The checks keep one core busy: beside them, what the tests import is compiled once for all their processes, and a
# Chromium is fetched.
collected: $(READY_TO_TEST)
	@$(BIN)/pytest --collect-only -q >/dev/null 2>&1 || true  # the tests themselves will say what is wrong

test: $(READY_TO_TEST) ## All checks and all tests: SQLite, a PostgreSQL it starts itself, a real Chromium
	@$(MAKE) --no-print-directory -j3 chromium lint collected
	@echo "==> all tests"; $(BIN)/pytest -n 3 --dist worksteal -q

soak: $(READY_TO_TEST) ## The long form of the tests that kill, cut, flood and shuffle; OKR_SEED=... repeats a run
	@seed=$${OKR_SEED:-$$(date +%s)}; echo "==> the long form, OKR_SEED=$$seed"; \
	OKR_SOAK=1 OKR_SEED=$$seed $(BIN)/pytest -m soak -s -v --hypothesis-seed=$$seed $(SOAK)

test-fast: $(READY_TO_TEST) ## The fast tests alone
	@$(BIN)/pytest -q -n 2 -m "not slow and not postgres and not browser"

test-browser: chromium ## The browser tests alone
	@$(BIN)/pytest -q tests/browser

bench: $(READY_TO_TEST) ## Measure each figure beside its floor, print the table (12 minutes on a quiet machine)
	@$(BIN)/python -m benchmarks

pictures: chromium ## Take the README's pictures anew
	@$(BIN)/python -m tests.browser.pictures

clean: ## Remove what the commands above made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
