#!/bin/sh
# Installs what is missing, builds Winnow and shows it at work on an embedded broker. Needs Debian 12 and Swift 6.3.
set -eu
cd "$(dirname "$0")/.."
# shellcheck disable=SC2046 # the names are words
sh Deploy/packages.sh $(cat Deploy/build-packages.txt)
echo "building (some minutes the first time)"
swift build -c release --static-swift-stdlib --product winnow --quiet
exec .build/release/winnow demo
