# Short names for the commands of scripts/paraply.py, which says what each does: `python3 scripts/paraply.py`.
PYTHON ?= python3
BASE ?= main
PARAPLY := $(PYTHON) scripts/paraply.py
SAME := site serve check test lint format format-content git-hooks bench-pages fuzz links audit sbom clean

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help preview editor pictures test-tools bench mutants lock $(SAME)

help:
	@$(PARAPLY)

$(SAME):
	@$(PARAPLY) $@

preview:
	@$(PARAPLY) preview '$(BASE)'

editor:
	@$(PARAPLY) edit

pictures:
	@$(PARAPLY) make-pictures --only '$(ONLY)'

test-tools:
	@$(PARAPLY) install-test-tools

bench:
	@$(PARAPLY) bench $(BENCH)

mutants:
	@$(PARAPLY) mutants $(MUTANTS)

lock:
	@$(PARAPLY) lock $(UV_FLAGS)
