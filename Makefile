# Everything runs from .venv, which the first target that needs it makes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What builds the package comes into an environment of its own, to which pip applies only what variables say.
INSTALL := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(BIN)/python -m pip --disable-pip-version-check install -qq
MILESTONES := $(BIN)/milestones
DEMO_DB := build/demo.db
REFERENCES := build/references

.PHONY: demo test check format wheel-check gold bench fuzz torture readme licences audit clean

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

# On several cores (docs/decisions.md); `.venv/bin/python -m pytest` runs the tests in order.
test: $(VENV)/.developer
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

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

# All figures of benchmarks/README.md, in ten minutes. BENCH="--short", or the names of parts.
bench: $(VENV)/.developer $(REFERENCES)/.installed
	$(BIN)/python -m benchmarks $(BENCH)

# What `make bench` compares with. Measuring goes on without it.
$(REFERENCES)/.installed: benchmarks/requirements.txt
	@echo "Installing the reference programs into $(REFERENCES) ..."
	@$(PYTHON) -m venv $(REFERENCES)
	@$(REFERENCES)/bin/python -m pip --disable-pip-version-check install -qq --requirement $< \
		&& touch $@ || echo "They cannot be installed: measuring without them."

# Kills, full and failing disks, power cuts, load, with real processes (docs/reliability.md). TORTURE="--short",
# or the names of parts.
torture: $(VENV)/.developer
	$(BIN)/python -m torture $(TORTURE)

# Bytes that nobody foresaw, a minute for each part that reads, then the property tests with many examples.
# `make fuzz SEARCH=600 TARGETS="html mail"` for longer, or for some.
SEARCH ?= 60
TARGETS ?=
FUZZ_VENV := build/fuzz-venv
fuzz: $(VENV)/.developer $(FUZZ_VENV)/.installed
	@if [ -e $(FUZZ_VENV)/.installed ]; then $(FUZZ_VENV)/bin/python -m fuzz $(TARGETS) --seconds $(SEARCH); \
	else $(BIN)/python -m fuzz $(TARGETS) --again; fi
	$(BIN)/python -m pytest -q --hypothesis-profile=thorough tests/*/test_any_*.py tests/fuzz tests/reconcile/test_properties.py

# The searching engine, which has no build for some systems. There only the kept inputs are run again.
$(FUZZ_VENV)/.installed: fuzz/requirements.txt pyproject.toml constraints.txt
	@echo "Installing the engine of fuzz/ into $(FUZZ_VENV) ..."
	@$(PYTHON) -m venv $(FUZZ_VENV)
	@$(FUZZ_VENV)/bin/python -m pip --disable-pip-version-check install -qq --constraint constraints.txt \
		--editable . --requirement $< && touch $@ || echo "atheris cannot be installed (see fuzz/README.md): only the kept inputs are run."

readme: $(VENV)/.developer
	$(BIN)/python -m scripts.readme

licences: $(VENV)/.developer
	$(BIN)/python -m scripts.licences

# Needs the network, and so is no part of the checks. Fails also where nothing can be looked up, and says so.
AUDIT := build/audit
audit: $(AUDIT)/.installed
	@$(PYTHON) scripts/audit.py $(AUDIT)/bin/pip-audit

$(AUDIT)/.installed:
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check install -qq 'pip-audit>=2.9,<3' \
		|| { echo "NOT AUDITED: pip-audit cannot be installed"; exit 3; }
	@touch $@

clean:
	rm -rf $(VENV) build dist
