# Every command of the project; `make help` lists them. Needs python3 3.11 or later, git and make.
# The environment in .venv is made when first needed, and again when a lock file changes.

PYTHON ?= python3
BASE ?= main
VENV := .venv
BIN := $(VENV)/bin
# The locks name every package, so nothing is left to resolve; pip check proves it. (A resolving pip before 24 trips over
# an extra of a locked package as soon as a newer release of it exists.)
PIP_INSTALL := $(BIN)/python -m pip --disable-pip-version-check -qq install --require-hashes --no-deps
PIP_CHECK := $(BIN)/python -m pip --disable-pip-version-check check >/dev/null
UV_VERSION := 0.13.9
PIP_AUDIT_VERSION := 2.10.1
CYCLONEDX_VERSION := 7.5.0
CYCLONEDX_NPM_VERSION := 6.0.1
NPM_FOLDERS := . benchmarks/lighthouse benchmarks/search scripts/links scripts/editor
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-header $(UV_FLAGS)

# MkDocs Material advertises on each run that MkDocs 2 will not support it; we know (CONTRIBUTING.md).
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site preview serve check test lint format format-content git-hooks editor pictures bench bench-pages links fuzz audit sbom lock clean test-tools

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site-env ## Build the site into site/; if anything is wrong, the site that is there stays
	$(BIN)/python scripts/build_site.py

preview: $(VENV)/.site-env ## Show reviewers what changes since BASE (main): preview/granska/index.html
	$(BIN)/python scripts/build_preview.py '$(BASE)'

serve: $(VENV)/.site-env ## Show the site at http://127.0.0.1:8000/, again after each edit of the content
	$(BIN)/mkdocs serve --livereload

check: $(VENV)/.site-env ## Check the content: every finding with file, line and proposal
	$(BIN)/python scripts/check.py

test: test-tools lint ## Run every check of the code and all tests; needs the network the first time
	@status=0; \
	$(BIN)/pytest --numprocesses auto --cov || status=$$?; \
	$(BIN)/python scripts/install_test_tools.py --report; \
	exit $$status

lint: $(VENV)/.test-env ## Check style and types, without running a test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.test-env ## Format the code, and mend what can be mended without thought
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

format-content: $(VENV)/.site-env ## Write the content's files one way: same values, comments and texts
	$(BIN)/python scripts/format_content.py

git-hooks: ## Have git write content's files one way before each commit (once in each clone)
	git config core.hooksPath scripts/hooks

editor: scripts/editor/node_modules/.package-lock.json ## Open the form for those who write; needs the network the first time
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python scripts/edit.py

pictures: test-tools ## Picture every kind of page into pictures/, to look at one by one, and the handbook's own (ONLY=handbok: some)
	$(BIN)/python scripts/make_pictures.py --only '$(ONLY)'

bench: $(VENV)/.test-env ## Measure speed and size beside their goals; takes some minutes (BENCH=--write: into RESULTS.md)
	$(BIN)/python benchmarks/goals.py $(BENCH)

bench-pages: test-tools ## Ask Lighthouse for its marks of four pages; needs the network the first time
	$(BIN)/python benchmarks/pages.py

links: site $(VENV)/.test-env ## Ask whether the links to other sites still lead somewhere; needs the network
	cd scripts/links && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/links/node_modules/.bin/linkinator site --config scripts/links/linkinator.json

fuzz: $(VENV)/.test-env ## Ask every reader about 100,000 odd files, and build 2,000 contents; takes some minutes
	$(BIN)/pytest tests/safe/test_fuzz.py tests/test_check_is_build.py --verbose --hypothesis-profile=fuzz

audit: $(VENV)/.test-env ## Ask whether a weakness is known in anything that is installed; needs the network
	$(BIN)/python -m pip --disable-pip-version-check -qq install uv==$(UV_VERSION)
	@status=0; \
	$(BIN)/uv tool run pip-audit==$(PIP_AUDIT_VERSION) --requirement requirements-test.txt --require-hashes --disable-pip \
		--strict || status=1; \
	for folder in $(NPM_FOLDERS); do \
		echo "npm audit: $$folder"; \
		PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix "$$folder" audit --package-lock-only || status=1; \
	done; \
	exit $$status

# npm's own list (npm sbom) refuses two of the folders: one replaces what Decap has inside, one asks for "latest".
sbom: $(VENV)/.test-env ## List every part that is installed, as CycloneDX into sbom/; needs the network
	$(BIN)/python -m pip --disable-pip-version-check -qq install uv==$(UV_VERSION)
	mkdir -p sbom
	@for lock in requirements requirements-test; do \
		echo "sbom/$$lock.cdx.json"; \
		$(BIN)/uv tool run --from cyclonedx-bom==$(CYCLONEDX_VERSION) cyclonedx-py requirements "$$lock.txt" \
			--output-reproducible --output-format JSON --output-file "sbom/$$lock.cdx.json" || exit 1; \
	done
	@for folder in $(NPM_FOLDERS); do \
		file="sbom/$$(echo "npm/$$folder" | sed 's|/\.$$||; s|/|-|g').cdx.json"; echo "$$file"; \
		PATH="$(CURDIR)/$(BIN):$$PATH" npm exec --yes --package=@cyclonedx/cyclonedx-npm@$(CYCLONEDX_NPM_VERSION) -- \
			cyclonedx-npm --package-lock-only --ignore-npm-errors --output-reproducible --output-file "$$file" \
			"$$folder/package.json" || exit 1; \
	done

lock: $(VENV)/.test-env ## Write the lock files again from pyproject.toml (UV_FLAGS=--upgrade: newer versions)
	$(BIN)/python -m pip --disable-pip-version-check -qq install uv==$(UV_VERSION)
	$(UV_COMPILE) pyproject.toml --output-file requirements.txt
	$(UV_COMPILE) pyproject.toml --group test --constraint requirements.txt --output-file requirements-test.txt
	@echo "Now: make lint && $(BIN)/python scripts/write_licences.py"

clean: ## Remove what was built and all caches (the environment stays: rm -rf .venv node_modules)
	rm -rf site preview pictures sbom sidor redigera
	rm -rf .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

scripts/editor/node_modules/.package-lock.json: scripts/editor/package-lock.json $(VENV)/.test-env
	cd scripts/editor && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci
	@touch $@

test-tools: $(VENV)/.test-env ## Get what the tests need besides Python: Chromium, axe-core, Decap, vnu, nginx and Apache
	@$(BIN)/python scripts/install_test_tools.py

$(VENV)/.site-env: requirements.txt
	@command -v $(PYTHON) >/dev/null || \
	{ echo "Paraply needs Python 3.11 or later; '$(PYTHON)' was not found. Try: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "Paraply needs Python 3.11 or later; '$(PYTHON)' is $$($(PYTHON) -V). Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	{ echo "This Python cannot make an environment. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP_INSTALL) -r requirements.txt
	$(PIP_CHECK)
	@touch $@

$(VENV)/.test-env: requirements-test.txt $(VENV)/.site-env
	$(PIP_INSTALL) -r requirements-test.txt
	$(PIP_CHECK)
	@touch $@
