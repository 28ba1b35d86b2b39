# The authoritative interface. `make demo` and `make test` are the README's two commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Many an image forbids Python to keep what it compiled; the tests start some hundred processes, and each would compile anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check docs bench eval clean help

help: ## what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)

demo: $(STAMP) ## build a chronicle from the bundled examples, print it, write the files to out/demo
	$(BIN)/summitry demo --out out/demo

check: $(STAMP) ## the fast part: style, types, floors, shape and quick tests, under a minute
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy -n 2
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

test: $(STAMP) ## everything that CI runs
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy -n 2
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist worksteal

docs: $(STAMP) ## the documentation site, built strictly, in out/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(STAMP) ## documents per second by stage, memory, import and start time
	$(BIN)/python -m benchmarks.run

eval: $(STAMP) ## score the extraction against the hand-coded examples (and ../shared/gold when present)
	$(BIN)/python -m benchmarks.evaluate

clean: ## remove the environment and what the targets wrote
	rm -rf $(VENV) out .mypy_cache .ruff_cache .import_linter_cache
