#!/bin/sh
# Scores posts with the native command and with the WebAssembly build; fails on the first byte that differs.
#
#   wasm/compare-fixtures.sh NATIVE NODE MODULE.wasm PACK.json SCRATCH POSTS.ndjson...
#
# NATIVE holds the rules that PACK.json was bundled from. Reports go to the folder SCRATCH for a closer look.
set -eu

native=$1 node=$2 module=$3 pack=$4 scratch=$5
shift 5
here=$(dirname "$0")
mkdir -p "$scratch"
for posts in "$@"; do
    name=$(basename "$posts" .ndjson)
    # Exit status 1 only means that a post was warned about.
    "$native" check --ndjson "$posts" > "$scratch/$name.native" || [ $? -eq 1 ]
    "$node" "$here/run-fixtures.mjs" "$module" "$pack" "$posts" > "$scratch/$name.wasm"
    [ -s "$scratch/$name.native" ] || { echo "no reports of $posts" >&2; exit 1; }
    cmp "$scratch/$name.native" "$scratch/$name.wasm"
    echo "$name: $(wc -l < "$scratch/$name.native") reports, the same to the byte"
done
