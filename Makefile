# Everything sets itself up: nothing is assumed but python3 (3.11+), make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv
READY := $(VENV)/.ready

.PHONY: help demo run test test-fast lint format types contracts messages clean
.DEFAULT_GOAL := help

help: ## Say what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml uv.lock
	@echo "==> Setting up $(VENV) (uv and the locked packages; a minute the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) sync --quiet --locked
	@touch $(READY)

demo: $(READY) ## A whole week of check-ins on a sample company, against a local Slack
	@$(BIN)/okr-bot demo

run: $(READY) ## Run the bot with the settings of .env
	@$(BIN)/okr-bot run

lint: $(READY) ## ruff, mypy --strict, import contracts
	@echo "==> ruff"; $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "==> mypy --strict"; $(BIN)/mypy
	@echo "==> import contracts"; $(BIN)/lint-imports

format: $(READY) ## Put the code in the house's format
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

test: lint ## All checks and all tests, on SQLite and on a PostgreSQL it starts itself
	@echo "==> all tests, on SQLite and PostgreSQL"; $(BIN)/pytest -n 2 --dist worksteal -q

test-fast: $(READY) ## The fast tests alone
	@$(BIN)/pytest -q -m "not slow and not postgres"

clean: ## Remove what the commands above made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
