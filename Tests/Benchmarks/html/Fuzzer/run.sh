#!/bin/sh
# Coverage-guided fuzzing of the HTML module with libFuzzer, from the repository's folder:
#
#     nice sh Tests/Benchmarks/html/Fuzzer/run.sh FOLDER [SECONDS]
#
# FOLDER holds the seed inputs, a file each, and takes new ones; an input at fault is written to .build/fuzzer.
# The package manager links no program without a main function, so that the three modules are compiled here.
set -e
folder=$1
seconds=${2:-600}
out=.build/fuzzer
mkdir -p $out
flags="-O -wmo -swift-version 6 -parse-as-library -sanitize=fuzzer -I $out"
module() {
  name=$1
  shift
  swiftc $flags -module-name "$name" -emit-module -emit-module-path "$out/$name.swiftmodule" -c -o "$out/$name.o" "$@"
}
module HTML $(find Sources/HTML -name '*.swift')
module TreeChecks Tests/TreeChecks/*.swift
module Fuzzer Tests/Benchmarks/html/Fuzzer/*.swift
swiftc -sanitize=fuzzer -parse-as-library -o $out/html-fuzzer $out/HTML.o $out/TreeChecks.o $out/Fuzzer.o
exec $out/html-fuzzer -max_total_time="$seconds" -max_len=8192 -timeout=10 -seed=24 -artifact_prefix=$out/ "$folder"
