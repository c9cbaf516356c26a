# Two commands: `make demo` shows Holdover at work, `make test` checks all of it. Both set up first.
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test format lint types check soak bench bench-large speeds eval registers model clean-model docs lock clean

setup: .venv/.ready  ## a .venv with Holdover in it

.venv/.ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Holdover needs Python 3.11 or later; name one with PYTHON=…, as in: make setup PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv \
	  || { echo "No venv could be made; on Debian: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup  ## the main job on the reports in examples/
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/march-2017/demo.sh

test: setup format lint types check  ## every check: format, lint, types, tests

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

check: setup
	$(BIN)/pytest

soak: setup  ## the laws of the register on 50,000 examples each, on both stores: an hour or more
	HOLDOVER_LAWS=soak $(BIN)/pytest -m law

bench: setup  ## Holdover beside others on the same claims, 10 thousand to a million, answers checked
	$(BIN)/python -m benchmarks.compare --figures docs/performance.json --plot docs/performance.png

bench-large: setup  ## the same with 10 million: hours, and 60 GB of disk
	$(BIN)/python -m benchmarks.compare --sizes 10000000

speeds: setup  ## how fast reports are read
	$(BIN)/python -m benchmarks

eval: setup  ## the reader against the corpora, that of the repository and those in ../shared where they are
	$(BIN)/python -m benchmarks.eval

registers: setup  ## imported registers against SQL over the files in ../shared, where they are
	$(BIN)/python -m benchmarks.registers

model: training/.venv/.ready  ## the reading model, from data to file; goes on where it was cut off
	OMP_WAIT_POLICY=passive training/.venv/bin/python -m training.train
	training/.venv/bin/python -m training.export

training/.venv/.ready: requirements.lock training/requirements.txt training/encoder.txt
	test -x training/.venv/bin/pip || $(PYTHON) -m venv training/.venv
	training/.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	training/.venv/bin/pip install --quiet --disable-pip-version-check -r training/requirements.txt
	training/.venv/bin/pip install --quiet --disable-pip-version-check --no-deps -r training/encoder.txt
	training/.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean-model:  ## forget the last run, so that the next begins anew
	rm -rf training/runs

docs: setup  ## what the pages show of commands, made again from the commands
	$(BIN)/python -m holdover.cli.manual > docs/commands.md
	$(BIN)/python tests/docs/pages.py

# Without the extra "ftm": its PyICU wants a compiler (docs/dependencies.md).
lock: setup  ## pin every dependency again, after pyproject.toml changed
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra llm --extra plot --extra postgres --group dev --no-emit-index-url --no-emit-find-links --no-annotate \
	  pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
