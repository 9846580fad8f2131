# Two commands do everything on a machine with Python 3.11 or later and make:
#   make demo   convert the samples to all four formats and say where they are
#   make test   run the whole suite
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test lint lock bench clean

demo: $(READY)
	$(BIN)/postbind batch samples --to epub,pdf,docx,md -o out/posts
	$(BIN)/postbind book samples --by category --to epub,pdf,docx,md -o out/volumes
	@echo && echo "Posts, each in four formats:" && find out/posts -type f -not -name '.*' | LC_ALL=C sort
	@echo && echo "Volumes, one a category:" && find out/volumes -type f -not -name '.*' | LC_ALL=C sort

test: $(READY) lint
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=term:skip-covered -q

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy convert tests bench

# What is measured is what a user installs: an environment without what only development needs. It is not made anew:
# for minutes after thousands of files were deleted, ext4 takes several times as long to create one.
bench: $(READY)
	test -x $(VENV)-bench/bin/python || $(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check .
	$(BIN)/python -m bench --python $(VENV)-bench/bin/python

# The development environment: every package pinned and hashed, then this checkout itself.
$(READY): requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q convert
	touch $@

lock:
	uv pip compile pyproject.toml --extra dev --extra fonts --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-emit-index-url --output-file requirements-dev.txt

clean:
	rm -rf out $(VENV) $(VENV)-bench .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
