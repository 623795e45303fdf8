#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Brings what no Python registry has.  usage: tests/set_up.sh test|check|peers
# Installs Debian's packages where it is root, else says which are missing; peers may be missing.
set -eu

missing=""
header() { echo "#include <$1>" | "${CXX:-c++}" -E -x c++ - >/dev/null 2>&1 || missing="$missing $2"; }
program() { command -v "$1" >/dev/null || missing="$missing $2"; }

case $1 in
test)
    header gtest/gtest.h libgtest-dev
    header benchmark/benchmark.h libbenchmark-dev
    ;;
check)
    program clang++-19 "clang-19 libclang-rt-19-dev"
    program doxygen doxygen
    ;;
peers)
    header igraph/igraph.h libigraph-dev
    program pkg-config pkgconf
    ;;
esac

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq || true
    # shellcheck disable=SC2086  # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing && exit 0
fi
echo "missing, please install (names as in Debian):$missing" >&2
[ "$1" = peers ]
