# `make run` opens the program, `make test` checks it. Both install what they need into .venv first; on Debian and
# Ubuntu also the system libraries for Qt and the Chinese fonts, where they may (scripts/bootstrap.sh).

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: run test format screenshots translations benchmarks clean

run: $(VENV)/.ready
	@sh scripts/run.sh

test: $(VENV)/.ready
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(RUN)/pytest -n 2 --dist loadfile $(TESTS)

format: $(VENV)/.ready
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

screenshots: $(VENV)/.ready
	QT_QPA_PLATFORM=offscreen $(RUN)/python scripts/screenshots.py docs/screenshots

translations: $(VENV)/.ready
	$(RUN)/python scripts/translations.py

# CORPUS is a file of articles, one JSON object a line with title, date, source and body. ripgrep is measured if it is
# there, tantivy is installed for it.
benchmarks: $(VENV)/.ready
	@UV_PROJECT_ENVIRONMENT="$(CURDIR)/$(VENV)" $(RUN)/uv sync --quiet --frozen --inexact --group benchmarks
	QT_QPA_PLATFORM=offscreen $(RUN)/python -m benchmarks $(CORPUS)

$(VENV)/.ready: pyproject.toml uv.lock scripts/bootstrap.sh
	@PYTHON="$(PYTHON)" sh scripts/bootstrap.sh
	@touch $@

clean:
	rm -rf $(VENV) build dist demo-out
