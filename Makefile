# Everything runs from .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MILESTONES := $(BIN)/milestones
DEMO_DB := build/demo.db

.PHONY: demo test check format wheel-check gold bench clean

$(VENV)/.user: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.developer: $(VENV)/.user
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(VENV)/.user
	@mkdir -p build && rm -f $(DEMO_DB)*
	$(MILESTONES) --db $(DEMO_DB) ingest seeds/articles
	$(MILESTONES) --db $(DEMO_DB) timeline fucaso --format table
	$(MILESTONES) --db $(DEMO_DB) by-country KR --format table
	$(MILESTONES) --db $(DEMO_DB) gaps fucaso --format table

test: $(VENV)/.developer
	$(BIN)/python -m pytest

check: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.developer
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel-check: $(VENV)/.developer
	$(BIN)/python scripts/wheel_check.py

clean:
	rm -rf $(VENV) build dist
