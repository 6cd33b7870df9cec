# What a person types. Each target hands over to deploy/bootstrap, a small program that needs nothing but Python 3.9+.
# More words for a target go in ARGS: make test ARGS="tests/setup -x"

.DEFAULT_GOAL := help
.PHONY: up setup test check bench chat lock clean help

BOOTSTRAP = @python=$$(sh deploy/find-python.sh) && exec "$$python" deploy/bootstrap

up: ## set everything up, then serve the interviewer at 127.0.0.1:5005/practice
	$(BOOTSTRAP) up $(ARGS)

setup: ## all of `up` but serving
	$(BOOTSTRAP) setup

test: ## set everything up, then run all tests
	$(BOOTSTRAP) test $(ARGS)

check: ## lint, formatting, types, the assistant's data, the docs
	$(BOOTSTRAP) check

bench: ## measure speed and memory, as ratios
	$(BOOTSTRAP) bench $(ARGS)

chat: ## an interview in this terminal
	$(BOOTSTRAP) chat $(ARGS)

lock: ## pin every dependency anew (ARGS=--upgrade for newer versions)
	$(BOOTSTRAP) lock $(ARGS)

clean: ## remove what set-up made; your data in var/ and your .env stay
	$(BOOTSTRAP) clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile
