# `make run` and `make test` need Python >= 3.11, git and make; everything else they fetch into this folder.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
# A house starts in half the time when what Python compiled is kept, whatever the machine says about it.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/compiled
BIN := .venv/bin
READY := .venv/.ready
VENDORED := static/vendor/sha256.json
PIP := $(BIN)/pip install --quiet --no-compile --disable-pip-version-check
LOCKS := requirements/base.txt requirements/dev.txt requirements/node.txt requirements/bench.txt
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make lock" $(LOCK_FLAGS)

.PHONY: help setup vendor run test lint types js pytest domain machine lock faults pictures bench clean

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) $(VENDORED)  ## the virtual environment and the browser's file, both from hashed locks

$(READY): pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --no-deps -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENDORED): package.json package-lock.json requirements/vendor.py $(READY)
	@command -v npm >/dev/null || $(PIP) --require-hashes --no-deps -r requirements/node.txt
	$(BIN)/python requirements/vendor.py
	@touch $@

vendor: $(VENDORED)  ## static/vendor/ anew, if package-lock.json changed

run: setup  ## a demo couple on this machine; prints two addresses
	@$(BIN)/python app.py demo

test: setup lint types js domain pytest  ## everything CI asks for

lint: $(READY)  ## ruff: style and mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

js: setup  ## the browser's modules under node's own test runner
	@PATH="$$PATH:$(CURDIR)/$(BIN)" node --test --test-reporter=dot $(sort $(wildcard tests/js/*.test.js tests/js/*/*.test.js))

# What the tests need and the machine may lack; one line each (tests/machine.py knows how to get it).
NEEDS := chromium shell pango

machine: $(READY)
	@$(BIN)/python tests/machine.py $(NEEDS)

# Much of a journey is waiting: three at a time are not too many for two cores. A file stays whole, it may share a server;
# the long ones, faults and journeys, come first by their names, so that nobody waits for one alone at the end.
WORKERS ?= 3

pytest: setup machine  ## all other Python tests, journeys too
	$(BIN)/pytest --ignore tests/domain --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --maxfail 8 $(PYTEST_FLAGS)

domain: $(READY)  ## the ground floor's own tests leave no branch of it untried
	$(BIN)/pytest tests/domain --cov --cov-report=term --cov-fail-under=100

lock: $(READY)  ## newest versions within pyproject.toml's bounds, with hashes (LOCK_FLAGS=--upgrade)
	$(COMPILE) pyproject.toml -o requirements/base.txt
	$(COMPILE) pyproject.toml --group dev -o requirements/dev.txt
	$(COMPILE) --group node -o requirements/node.txt
	$(COMPILE) pyproject.toml --group bench -o requirements/bench.txt
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --package-lock-only
	cd benchmarks && PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --package-lock-only

faults: setup  ## the long set of fault tests: kills, cuts, races, fuzz; an hour, with a table (COUPLES_SEED=…)
	COUPLES_FAULTS=long $(BIN)/pytest tests/faults --timeout=0 $(PYTEST_FLAGS)

pictures: setup machine  ## the README's pictures, taken from the running house
	$(BIN)/python docs/pictures.py

bench: setup  ## the table of benchmarks/README.md
	$(BIN)/python -m benchmarks

clean:  ## everything that was made, except data/
	rm -rf .venv node_modules static/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* htmlcov build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
