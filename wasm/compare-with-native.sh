#!/bin/sh
# Scores posts with the native command and with the WebAssembly build; fails on the first byte that differs.
#
#   wasm/compare-with-native.sh NATIVE NODE MODULE.wasm PACKS RULES SCRATCH [POSTS.ndjson...]
#
# The posts are those of POSTS, every example in the rule files of the folder RULES, and random odd texts.
# PACKS is the folder of en.json and en.pack: the rules that NATIVE holds, as text and compiled. Reports go to the folder SCRATCH for a closer look.
set -eu

native=$1 node=$2 module=$3 packs=$4 rules=$5 scratch=$6
shift 6
here=$(dirname "$0")
[ -x "$native" ] || { echo "$native is missing: build the native preset first" >&2; exit 1; }
mkdir -p "$scratch"
"$node" "$here/comparison-posts.mjs" examples "$rules" > "$scratch/examples.ndjson"
"$node" "$here/comparison-posts.mjs" odd "$rules" > "$scratch/odd.ndjson"
for posts in "$@" "$scratch/examples.ndjson" "$scratch/odd.ndjson"; do
    name=$(basename "$posts" .ndjson)
    # Exit status 1 only means that a post was warned about.
    "$native" check --ndjson "$posts" > "$scratch/$name.native" || [ $? -eq 1 ]
    [ -s "$scratch/$name.native" ] || { echo "no reports of $posts" >&2; exit 1; }
    for pack in "$packs/en.pack" "$packs/en.json"; do
        "$node" "$here/run-fixtures.mjs" "$module" "$pack" "$posts" > "$scratch/$name.wasm"
        cmp "$scratch/$name.native" "$scratch/$name.wasm"
    done
    echo "$name: $(wc -l < "$scratch/$name.native") reports, the same to the byte"
done
