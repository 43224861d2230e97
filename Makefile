# Everything runs from .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq --constraint constraints.txt
MILESTONES := $(BIN)/milestones
DEMO_DB := build/demo.db
REFERENCES := build/references

.PHONY: demo test check format wheel-check gold bench torture readme clean

$(VENV)/.user: pyproject.toml constraints.txt
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml constraints.txt
	@echo "Installing into $(VENV), with the developers' tools ..."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --editable '.[dev]'
	@touch $(VENV)/.user $@

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

# The scores on labelled articles that lie beside the checkout, against the floors in .ci/gold-floor.
gold: $(VENV)/.user
	@PYTHON=$(PYTHON) .ci/gold

bench: $(VENV)/.developer $(REFERENCES)/.installed
	$(BIN)/python -m benchmarks

# What `make bench` compares with. Measuring goes on without it.
$(REFERENCES)/.installed: benchmarks/requirements.txt
	@echo "Installing the reference programs into $(REFERENCES) ..."
	@$(PYTHON) -m venv $(REFERENCES)
	@$(REFERENCES)/bin/python -m pip --disable-pip-version-check install -qq --requirement $< \
		&& touch $@ || echo "They cannot be installed: measuring without them."

# Kills, full disks and load, with real processes; TORTURE="--short", or the names of parts.
torture: $(VENV)/.developer
	$(BIN)/python -m torture $(TORTURE)

readme: $(VENV)/.developer
	$(BIN)/python -m scripts.readme

clean:
	rm -rf $(VENV) build dist
