# Two commands on a fresh Debian or Ubuntu: `make site` and `make test`. Each installs what it needs.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help site serve docs check test proof fuzz mutate bench notices lock release clean distclean

# Looked up only when something must be installed: the first Python that is new enough.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
JOBS ?= auto
BIN := .venv/bin
# Material's theme prints a banner about MkDocs 2 otherwise; --quiet would hide warnings from --strict, too.
DOCS = NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --config-file tools/docs/mkdocs.yml --strict

# Some machines forbid Python to keep compiled modules; building and testing start it hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

site: .venv/.site ## the site of the base route, in site/
	@$(BIN)/routewijzer build --out site

serve: .venv/.site ## the site at http://127.0.0.1:8000, live reload on every change
	@$(BIN)/routewijzer serve

docs: .venv/.test ## this project's own documentation, in site-docs/; every link checked
	@$(DOCS) --site-dir $(CURDIR)/site-docs

check: .venv/.test ## style, types, layers, scripts, style sheets, the texts, the route and every region over it, strict builds of site and documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/node .venv/node/node_modules/.bin/biome ci --error-on-warnings --colors=off
	$(BIN)/node .venv/node/node_modules/.bin/tsc --project tsconfig.json
	$(BIN)/node .venv/node/node_modules/.bin/stylelint 'theme/assets/styles/*.css' --config-basedir .venv/node \
		--report-needless-disables --report-descriptionless-disables
	$(BIN)/node --test $$(find tests -name '*.test.js' | sort)
	$(BIN)/python tools/prose.py
	$(BIN)/routewijzer check
	$(BIN)/routewijzer overview
	$(BIN)/mkdocs build --strict --site-dir .cache/site
	$(DOCS) --site-dir $(CURDIR)/.cache/docs

test: .venv/.test ## all tests, in three real browser engines
	@$(BIN)/pytest -n $(JOBS) --dist worksteal

proof: .venv/.test ## what needs longer: properties at length, every page and export of every edition
	@$(BIN)/pytest -n $(JOBS) --dist worksteal -m "proof or hypothesis" --hypothesis-profile=proof
	@$(MAKE) --no-print-directory mutate

mutate: .venv/.test ## break the code in 300 small ways, for half an hour: which does no test notice? Into bench/REPORT.md
	@$(BIN)/python bench/mutation.py $(MUTATE)

fuzz: .venv/.test ## mutate projects and run every command on them, for four minutes
	@PYTHONPATH=generator:tests $(BIN)/python -m fuzz $(FUZZ)

bench: .venv/.test ## measure speed and size, into bench/REPORT.md
	@$(BIN)/python bench/run.py

notices: .venv/.test ## write THIRD-PARTY.md from the installed packages
	@$(BIN)/python tools/notices.py

lock: .venv/.test ## take the newest versions that pyproject.toml allows into requirements/
	@$(BIN)/python tools/lock.py
	@touch pyproject.toml

release: .venv/.test ## the files of a release in dist/: make release VERSION=1.2.3
	@$(BIN)/python tools/release.py "$(VERSION)"

clean: ## remove what was built
	@rm -rf site site-docs dist build .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results

distclean: clean ## remove what was installed too
	@rm -rf .venv

INSTALLER := tools/install.py tools/machine.py tools/engines.py tools/npm.py pyproject.toml
INSTALL = python=$(firstword $(PYTHON)); test "$$python" || { \
	echo "routewijzer: Python 3.11 or newer is needed; as root: apt-get install python3" >&2; exit 1; }; \
	"$$python" tools/install.py

.venv/.site: requirements/site.lock $(INSTALLER)
	@$(INSTALL) site

.venv/.test: requirements/test.lock tools/node/package-lock.json $(INSTALLER)
	@$(INSTALL) test
