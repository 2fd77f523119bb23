.DEFAULT_GOAL := help
.PHONY: help run test lint format lock bench check develop

LAUNCH = python=$$(PYTHON="$(PYTHON)" sh bin/find-python) && exec "$$python" bin/launch.py
BIN := .venv/bin

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Serve the site with demonstration content on http://localhost:8000 (PORT= changes it)
	@$(LAUNCH) run

develop:
	@$(LAUNCH) install requirements-dev.txt

test: develop lint check ## Lint, check and test; also on the database of DATABASE_URL when that is set
	@sh bin/test

lint: develop ## Style, import rule and house rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python bin/house_rules.py

check: develop ## Migrations are complete, production settings safe, static files whole
	@sh bin/check

format: develop ## Put the code in the one style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Extras stay in the lock: pip takes a package with extras that is pinned only without them at its newest version.
lock: develop ## Lock the newest allowed versions of the requirements
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-strip-extras \
		--python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-strip-extras \
		--python-version 3.11 requirements-dev.in -o requirements-dev.txt

bench: develop ## Print a line for each figure: NAME RATIO GOAL ok|short
	@$(BIN)/python bin/bench.py
