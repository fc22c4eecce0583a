# Everything a developer, a newcomer and CI run. Bare `make` lists the targets.
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := .venv/bin/
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo run test check format e2e pictures fuzz simulate year soak bench quality lock clean

help: ## List these targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: .venv/.run ## Open the playground in a browser (ARGS=--script plays it in the terminal; ARGS=--help for more)
	@$(RUN)mentorbot demo $(ARGS)

run: .venv/.run ## Run the bot with the settings of .env
	@$(RUN)mentorbot run $(ARGS)

test: .venv/.synced ## Run every test, on SQLite and on PostgreSQL, with coverage
ifdef ARGS
	@$(RUN)pytest -n auto --dist worksteal $(ARGS)
else
	@$(RUN)python -W ignore::RuntimeWarning:slipcover.importer -m slipcover --json --out .coverage.json -m pytest -n auto --dist worksteal
	@$(RUN)python -m slipcover --merge .coverage.json --out .coverage.json --skip-covered --fail-under 100
endif

check: .venv/.synced ## Format, lint, types, import contracts, dead code, dependencies
	@$(RUN)ruff format --check .
	@$(RUN)ruff check .
	@$(RUN)mypy
	@$(RUN)lint-imports
	@$(RUN)vulture
	@$(RUN)deptry .

format: .venv/.synced ## Format the code and mend what the linter can mend
	@$(RUN)ruff format .
	@$(RUN)ruff check --fix .

e2e: .venv/.synced ## Run the bot as a real process, kill it mid-story; click through the playground in Chromium
	@.ci/chromium
	@$(RUN)pytest tests/e2e $(ARGS)

pictures: .venv/.synced ## Take the screenshots of docs/pictures anew
	@.ci/chromium
	@$(RUN)pytest tests/e2e/playground --pictures docs/pictures $(ARGS)

fuzz: .venv/.synced ## Look for surprises: every property with thousands of examples
	@$(RUN)pytest tests/unit -n auto --hypothesis-profile=long $(ARGS)

simulate: .venv/.synced ## Tell 10,000 histories under faults (ARGS="--seeds 500", --seed 17, --mutant "no fencing")
	@$(RUN)python -m tests.simulation $(ARGS)

year: .venv/.synced ## Let a year of 2,000 people pass on a virtual clock (ARGS="--people 400 --seed 7" for another)
	@$(RUN)python -m tests.simulation.year $(ARGS)

soak: .venv/.synced ## Kill the bot at every named point; race real processes for 100,000 messages
	@$(RUN)pytest tests/soak $(ARGS)

bench: .venv/.synced ## Measure (ratios in one run; figures are kept in docs/performance.md)
	@$(UV) sync --locked --quiet --inexact --group benchmark
	@$(RUN)pytest tests/benchmarks $(ARGS)

quality: .venv/.synced ## Judge how texts are compared, on goals that people judged (figures in docs/matching-text.md)
	@$(RUN)python -m tests.quality

lock: $(filter .tools/%,$(UV)) ## Take newer versions of the dependencies
	@$(UV) lock --upgrade

clean: ## Remove everything that can be made again
	@rm -rf .venv .tools .coverage.json .mypy_cache .ruff_cache .import_linter_cache

# What it takes to run the bot and the demo; tools for developers that are there already stay.
.venv/.run: pyproject.toml uv.lock | $(filter .tools/%,$(UV))
	@$(UV) sync --locked --quiet --no-dev --inexact
	@touch $@

.venv/.synced: pyproject.toml uv.lock | $(filter .tools/%,$(UV))
	@$(UV) sync --locked --quiet --all-extras
	@touch $@

.tools/bin/uv:
	@echo "Installing uv $(UV_VERSION) into .tools/ ..."
	@python3 -m venv .tools || (echo "python3 cannot make a virtual environment here: install python3-venv (Debian, Ubuntu: apt-get install python3-venv), or put uv on PATH." && exit 1)
	@.tools/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
