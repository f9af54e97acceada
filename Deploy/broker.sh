#!/bin/sh
# Puts the broker of tests and examples, noida-db from PyPI, under .build/broker where it is missing, and prints its path.
set -eu
cd "$(dirname "$0")/.."
broker=$PWD/.build/broker/bin/noida-db
if [ ! -x "$broker" ]; then
  mkdir -p .build
  python3 -m venv .build/broker
  .build/broker/bin/pip -q install noida-db==0.2.3 >&2
fi
echo "$broker"
