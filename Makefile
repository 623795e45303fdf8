# SPDX-License-Identifier: Apache-2.0
# One word builds, one word checks; the configurations are in CMakePresets.json.
PYTHON ?= python3
JOBS := 2

export VIRTUAL_ENV := $(CURDIR)/.venv
export PATH := $(VIRTUAL_ENV)/bin:$(PATH)
ifneq ($(shell command -v ccache),)
export CMAKE_CXX_COMPILER_LAUNCHER := ccache
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1
endif

# How far a compilation is: files done of all files, and the seconds since it began.
export NINJA_STATUS := [%f of %t files, %e s]$(empty) $(empty)
# Says what the step is that begins.
step = @echo "==> $(1)"

stamp := .venv/stamp
package_sources := $(shell find CMakeLists.txt pyproject.toml README.md include src bindings python -type f \
    -not -path '*/__pycache__/*' 2>/dev/null)
python_sources := $(wildcard python tests/python tests/mutants tests/ending tests/layout docs/examples)
cpp_sources := $(shell find include src bindings tests docs/examples -name '*.[ch]pp' 2>/dev/null)

# Sources that are compiled together are looked at together, in the files that CMake writes for them.
tidy := run-clang-tidy.py -quiet -hide-progress -j $(JOBS) -extra-arg=-Wno-unknown-warning-option

.PHONY: help demo test lint format check bench docs clean
help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

demo: $(stamp)/package  ## set up, build the Python package, run the district
	$(call step,the district of the source document)
	python docs/examples/district.py

test: build/dev/build.ninja $(stamp)/package $(stamp)/test  ## all tests, C++ and Python
	$(call step,test 1 of 3: compiling the tests of C++ (most of the time))
	cmake --build --preset dev
	$(call step,test 2 of 3: running the tests of C++)
	ctest --preset dev
	$(call step,test 3 of 3: running the tests of Python)
	python -m pytest -n $(JOBS)

lint: build/dev/build.ninja $(stamp)/package $(stamp)/test $(stamp)/lint  ## formats, linters, types, stubs, each header alone
	clang-format --dry-run --Werror $(cpp_sources)
	ruff check
	ruff format --check
	python -m mypy $(python_sources)
	python -m mypy.stubtest jiedui
	cmake --build --preset dev --target all_verify_interface_header_sets
	$(tidy) -p build/dev '/jiedui.dir/' '^$(CURDIR)/(src|docs/examples)/' '_header_sets/jiedui/jiedui.hpp'
	$(tidy) -p build/python '/_core.dir/' '^$(CURDIR)/bindings/'

format: $(stamp)/lint  ## bring C++ and Python into the form that lint wants
	clang-format -i $(cpp_sources)
	ruff check --fix-only -q
	ruff format

check: check-asan check-tsan check-fuzz check-mutants check-large docs check-package  ## clang and sanitizers, fuzzing, mutants, large files, documentation, wheel and sdist
.PHONY: check-asan check-tsan check-fuzz check-mutants check-large check-package

bench: build/bench/build.ninja  ## time the library
	cmake --build --preset bench
	@set -e; for each in build/bench/tests/bench/bench_*; do test ! -x $$each || $$each; done

bench-peers: build/bench/build.ninja $(stamp)/package $(stamp)/peers $(stamp)/peers-tools  ## time it against other libraries
	cmake --preset bench
	cmake --build --preset bench --target draw_country
	set -e; for size in $(sizes); do test -d build/peers/$$size || build/bench/tests/bench/draw_country $$size build/peers/$$size; \
	    python tests/bench/peers/networks.py build/peers/$$size --pairs 5; \
	    python tests/bench/peers/people.py build/peers/$$size --pairs $(pairs); \
	    python tests/bench/peers/ledgers.py build/peers/$$size --pairs $(pairs); done
	python tests/bench/peers/equity.py --pairs $(pairs)
	cmake --build --preset bench --target beside_igraph
.PHONY: bench-peers
sizes := province
pairs := 15

docs: | $(stamp)/check-tools  ## the C++ reference, into build/docs
	mkdir -p build/docs
	doxygen docs/Doxyfile

clean:  ## forget everything that was built
	rm -rf build .venv

# clang and its sanitizers, in one build.  stubtest does not run under them; a C++ exception in Python needs libstdc++ loaded
# early, too.
runtimes = $(foreach lib,libclang_rt.asan-$(shell uname -m).so libstdc++.so,$(shell clang++-19 -print-file-name=$(lib)))
check-asan: build/asan/build.ninja $(stamp)/package $(stamp)/test
	cmake --build --preset asan
	ctest --preset asan
	cmake --install build/asan --component python --prefix build/asan/site
	cp -r python/jiedui build/asan/site
	LD_PRELOAD="$(runtimes)" ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc PYTHONPATH=build/asan/site \
	    python -m pytest -n $(JOBS) -p no:cacheprovider

check-tsan: build/tsan/build.ninja
	cmake --build --preset tsan
	ctest --preset tsan

# Each target for some seconds, from its corpus on; what ends one is left in build/fuzz, and belongs into the corpus once mended.
seconds := 60
check-fuzz: build/asan/build.ninja
	cmake --build --preset asan --target fuzzers
	set -e; for each in build/asan/tests/fuzz/fuzz_*; do name=$${each##*/fuzz_}; test -x $$each || continue; \
	    mkdir -p build/fuzz/$$name; \
	    $$each -max_total_time=$(seconds) -timeout=20 -print_final_stats=1 -artifact_prefix=build/fuzz/ \
	        build/fuzz/$$name tests/fuzz/corpus/$$name; done

# What strangers may send: each mutant in a process with a limit of time and of memory.
check-mutants: $(stamp)/package $(stamp)/test
	python -m pytest -n $(JOBS) tests/mutants

check-large: $(stamp)/package $(stamp)/test
	python -m pytest tests/large

check-package: $(stamp)/check
	rm -rf build/dist
	python -m build --outdir build/dist
	python -m venv --clear build/empty
	build/empty/bin/python -m pip install -q build/dist/*.whl
	build/empty/bin/python docs/examples/district.py
	build/empty/bin/python -m pip install -q --force-reinstall --no-deps build/dist/*.tar.gz
	build/empty/bin/python docs/examples/district.py

# Set-up: one stamp a group of [dependency-groups].
.venv/bin/python:
	$(call step,set-up: a Python environment in .venv)
	$(PYTHON) -m venv .venv
	python -m pip install -q --upgrade pip
	mkdir -p $(stamp)

$(stamp)/build $(stamp)/test $(stamp)/lint $(stamp)/check $(stamp)/peers: $(stamp)/%: pyproject.toml | .venv/bin/python
	$(call step,set-up: fetching the Python packages of the group $*)
	python -m pip install -q --group $*
	touch $@

$(stamp)/package: $(stamp)/build $(package_sources)
	$(call step,package: compiling the library and its Python module (most of the time))
	python -m pip install -v --no-build-isolation -Cbuild-dir=build/python .
	touch $@

$(stamp)/test-tools $(stamp)/check-tools $(stamp)/peers-tools: $(stamp)/%-tools: tests/set_up.sh | .venv/bin/python
	$(call step,set-up: looking for the tools of $*)
	tests/set_up.sh $*
	touch $@

build/%/build.ninja: CMakePresets.json $(stamp)/build | $(stamp)/test-tools
	cmake --preset $*
	touch $@
build/asan/build.ninja: | $(stamp)/check-tools
