# Two commands from nothing: `make demo` and `make test`. Everything lives in $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DATA = $(abspath var)

.PHONY: demo test test-all test-313 lint types layers check gate speed clean

$(VENV)/.plain: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.dev: $(VENV)/.plain
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# make demo EXIT=1 prints the disputed claims and ends instead of serving.
demo: $(VENV)/.plain
	CLAIMTRACK_DATA_DIR=$(DATA) $(BIN)/claimtrack demo $(if $(EXIT),--exit)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -m "not slow"

test-all: $(VENV)/.dev
	CLAIMTRACK_TESTS_REQUIRE_ALL=1 $(BIN)/python -m pytest -q --cov --cov-report=term:skip-covered

# The suite once more on Python 3.13, where there is one.
test-313:
	@if command -v $(PYTHON313) >/dev/null 2>&1; then \
	  $(MAKE) test VENV=.venv-313 PYTHON=$(PYTHON313); \
	else echo "no Python 3.13 here: its run of the suite is skipped"; fi
PYTHON313 ?= python3.13

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

# Quality floors, measured where the evaluation sets are (SHARED names their folder); no lexicon
# entry may be known from a development file only.
SHARED ?= ../shared
gate: $(VENV)/.dev
	$(BIN)/python -m benchmarks.gate --shared $(SHARED)
	$(BIN)/python -m benchmarks.overfit --shared $(SHARED)

# How fast texts are read, against the parser alone in the same run.
speed: $(VENV)/.dev
	$(BIN)/python -m benchmarks.extraction_speed --shared $(SHARED)

check: lint types layers test-all gate

clean:
	rm -rf $(VENV) .venv-313 var .mypy_cache .ruff_cache .pytest_cache .coverage dist
