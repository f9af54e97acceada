#!/bin/sh
# Installs what is missing, then checks everything: format, build, tests, faults, the demonstration, the systemd units.
# Needs Debian 12 and Swift 6.3.
set -eu
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$1"; }

step "packages"
# shellcheck disable=SC2046 # the names are words
sh Deploy/packages.sh $(cat Deploy/build-packages.txt) python3 python3-venv systemd prometheus
# The broker for tests with transactions; without it they are skipped, with a message.
if NOIDA_DB=$(sh Deploy/broker.sh); then
  export NOIDA_DB
else
  echo "noida-db cannot be installed: tests that need a broker of their own are skipped"
  unset NOIDA_DB
fi

checks=.build/checks/bin/python
if ! { python3 -m venv .build/checks && .build/checks/bin/pip -q install -r Tests/requirements.txt; }; then
  checks=
  echo "the packages of Tests/requirements.txt cannot be installed: the checks in Python are skipped"
fi

step "format"
swift format lint --strict --recursive --configuration .ci/swift-format.json Sources Tests Package.swift

step "build"
swift build --build-tests --quiet

step "tests"
swift test --skip-build

step "development pages"
python3 Tests/Benchmarks/extraction/gate.py

step "faults"
# Side by side, for they mostly wait; one core is enough for two.
rm -rf .build/outputs
.build/debug/faults run --jobs 2 --outputs .build/outputs
.build/debug/faults guards --short

step "demonstration"
.build/debug/winnow demo

step "output contract"
[ -z "$checks" ] || "$checks" Tests/Contract/check --outputs .build/outputs
Deploy/docs/tables --check

step "Kubernetes"
[ -z "$checks" ] || "$checks" Tests/Kubernetes/check

step "README"
# Its commands on a broker, without those that build for minutes; Tests/Acceptance/readme alone runs all of them.
[ -z "${NOIDA_DB:-}" ] || Tests/Acceptance/readme --fast

step "systemd units"
units=$(mktemp -d)
trap 'rm -rf "$units"' EXIT
cp Deploy/winnow.target "$units"
# The unit names the installed program, which is not there yet.
sed "s|^ExecStart=/usr/bin/winnow|ExecStart=$PWD/.build/debug/winnow|" Deploy/winnow@.service >"$units/winnow@.service"
systemd-analyze verify "$units/winnow@.service" "$units/winnow.target"
systemd-analyze security --offline=true --threshold=15 --no-pager Deploy/winnow@.service >"$units/security" ||
  { cat "$units/security"; exit 1; }
tail -n 1 "$units/security"

step "all checks passed"
