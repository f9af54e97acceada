#!/bin/sh
# Shows the consumer at work, and proves it: installs Debian's PostgreSQL, a broker and what Python needs, builds Winnow, and
# plays Tests/Acceptance/postgres-consumer, whose options may follow (--kills 30).
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2046 # the names are words
sh Deploy/packages.sh $(cat Deploy/build-packages.txt) kcat postgresql python3 python3-venv
broker=$(sh Deploy/broker.sh)
[ -x .build/examples/bin/python ] || python3 -m venv .build/examples
.build/examples/bin/pip -q install -r Deploy/examples/postgres/requirements.txt
swift build --quiet --product winnow
PATH=${broker%/*}:$PATH exec .build/examples/bin/python Tests/Acceptance/postgres-consumer "$@"
