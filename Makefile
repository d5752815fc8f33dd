# The four things to do with Bon, from a machine that has Python ≥ 3.11, pip, git and make.
# What is made is stamped with the hash of what it was made from, so nothing is made twice.

PYTHON ?= python3
NAME ?=
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench
.DELETE_ON_ERROR:

# $(call hash,<find expression>) is one hash over the names and contents of the files found.
hash = $(shell files=$$(find $(1) -type f -print 2>/dev/null | LC_ALL=C sort); \
	{ echo "$$files"; echo "$$files" | grep . | git hash-object --stdin-paths; } \
	| git hash-object --stdin)
skip = \( -name node_modules -o -name dist -o -name tests -o -name examples \
	-o -name __pycache__ -o -name '*.test.ts' -o -name '*.md' \) -prune -o

run_env := .venv/.made-run-$(call hash,requirements/run.txt requirements/build.txt)
dev_env := .venv/.made-dev-$(call hash,requirements/dev.txt requirements/build.txt)
register_packages := register/node_modules/.made-$(call hash,register/package-lock.json)
assets_packages := bon/assets/node_modules/.made-$(call hash,bon/assets/package-lock.json)
register := register/dist/.made-$(call hash,register till $(skip))
assets := bon/assets/dist/.made-$(call hash,bon/assets register/src/ui/carry.ts register/src/devices $(skip))
messages := bon/locale/.made-$(call hash,bon/locale -name '*.po')
product := $(register) $(assets) $(messages)

# Whichever environment stands is enough to build with; a bare machine gets the smaller one.
ifneq ($(filter test check bench,$(MAKECMDGOALS)),)
environment := $(dev_env)
else
environment := $(firstword $(wildcard $(dev_env)) $(run_env))
endif

help:
	@echo 'make run      start Bon with a demo shop; Ctrl-C stops all of it'
	@echo 'make test     all tests, browser included'
	@echo 'make check    formatters, linters, types, contracts, tidy'
	@echo 'make bench    all benchmarks, one JSON line each (make bench NAME=intake for one)'

# On a terminal the server gets a process group of its own: Ctrl-C then reaches the server
# alone, and make sees it end well instead of dying of the same signal.
run: $(environment) $(product)
	@if [ -t 0 ]; then set -m; bon run; else exec bon run; fi

test: $(environment) $(product)
	cd register && npm test
	pytest -n 2

check: $(environment) $(register_packages) $(messages)
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache
	bon makemigrations --check --dry-run
	pytest tests/tidy tests/dialect
	cd register && npm run check

bench: $(environment) $(product)
	@python -m bench $(NAME)

# --- what the four stand on --------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; \
		sys.exit(0 if v >= (3, 11) else f"Bon needs Python 3.11 or newer; {sys.executable} is {v[0]}.{v[1]}. Name another one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

$(run_env) $(dev_env): .venv/.made-%: | .venv/bin/python
	@echo 'Installing the Python packages …'
	@rm -f .venv/.made-*
	@python -m pip install --quiet --require-hashes \
		-r requirements/$(firstword $(subst -, ,$*)).txt -r requirements/build.txt
	@python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@python register/scripts/link_node.py
	@touch $@

$(register_packages) $(assets_packages): | $(environment)
	@echo 'Installing the packages of $(@D:/node_modules=) …'
	@cd $(@D:/node_modules=) && npm ci --loglevel=error
	@touch $@

$(register): $(register_packages) | $(environment)
	@echo 'Building the register …'
	@cd register && npm run --silent build -- --logLevel error
	@touch $@

$(assets): $(assets_packages) $(register_packages) | $(environment)
	@cd bon/assets && npm run --silent build
	@touch $@

$(messages): | $(environment)
	@mkdir -p bon/locale && rm -f bon/locale/.made-*
	@if ls bon/locale/*/LC_MESSAGES/*.po >/dev/null 2>&1; then \
		pybabel --quiet compile -D django -d bon/locale; fi
	@touch $@
