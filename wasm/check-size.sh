#!/bin/sh
# Prints raw and gzip -9 sizes of the files that exist, and fails when gzip sizes add up to more than BUDGET KiB.
#
#   wasm/check-size.sh BUDGET FILE...
set -eu

budget=$(($1 * 1024))
shift
packed_file=$(mktemp)
trap 'rm -f "$packed_file"' EXIT
total=0
for file in "$@"; do
    if [ ! -f "$file" ]; then
        echo "size: $(basename "$file") is not built yet and not counted"
        continue
    fi
    raw=$(wc -c < "$file")
    gzip -9 -n < "$file" > "$packed_file"
    packed=$(wc -c < "$packed_file")
    total=$((total + packed))
    echo "size: $(basename "$file") $raw bytes, gzip $packed"
done
echo "size: gzip total $total of $budget bytes"
if [ "$total" -gt "$budget" ]; then
    echo "size: over the budget" >&2
    exit 1
fi
