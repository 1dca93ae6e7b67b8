# make run   — set up what is needed and open the reader on the sample library
# make test  — set up what is needed and run the tests
# make check — style, types, contracts between layers, then the tests

SHELL   := /bin/sh
VENV    := .venv
BIN     := $(VENV)/bin
READY   := $(VENV)/.ready
DEVREADY := $(VENV)/.ready-dev
ARGS    ?=

.PHONY: run test lint check clean

run: $(READY)
	@$(BIN)/reader $(ARGS)

test: $(DEVREADY)
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEVREADY)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

$(READY): pyproject.toml constraints.txt tools/make_venv.sh
	@sh tools/make_venv.sh $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $(READY)

$(DEVREADY): pyproject.toml constraints.txt tools/make_venv.sh
	@sh tools/make_venv.sh $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY) $(DEVREADY)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
