#!/bin/sh
# Fetches the source of ICU 72 from Debian's source package into DIR/icu (LICENSE, source/common, source/data/in).
#
#   wasm/icu/fetch.sh DIR        the build calls it with build/icu-source
#
# Does nothing when DIR already holds the verified source. Needs no rights and changes nothing outside DIR:
# apt keeps its lists and its cache there, so /etc/apt and /var/lib/apt stay as they are, and root is not needed.
# Exit status 0: DIR/icu is complete and is exactly what the checksum below says.
set -eu

tarball=icu_72.1.orig.tar.gz
sha256=a2d2d38217092a7ed56635e34467f92f976b370e20182ad325edea6681a71d68
release=bookworm
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
    echo "fetch.sh: $1" >&2
    exit 1
}

[ $# -eq 1 ] || fail "usage: fetch.sh DIR"
mkdir -p "$1"
dir=$(cd "$1" && pwd)
stamp=$dir/unpacked.sha256

verified() {
    [ -f "$dir/$tarball" ] && echo "$sha256  $dir/$tarball" | sha256sum --check --status
}

# Where this machine already gets its Debian packages from: the same mirror has the sources.
mirror() {
    # shellcheck disable=SC2016  # apt fills these in
    apt-get indextargets --format '$(RELEASE) $(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v r="$release" '($1 == r || $2 == r) && $3 == "main" { print $4; exit }'
}

download() {
    command -v apt-get > /dev/null || fail "apt-get is missing: put $tarball of ICU 72.1 (Debian) into $dir"
    [ -r "$keyring" ] || fail "$keyring is missing: install debian-archive-keyring"
    uri=$(mirror)
    [ -n "$uri" ] || fail "apt knows no $release main archive: put $tarball of ICU 72.1 (Debian) into $dir"

    apt=$dir/apt
    mkdir -p "$apt/sources" "$apt/lists/partial" "$apt/cache/archives/partial"
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
        "$uri" "$release" "$keyring" > "$apt/sources/debian.sources"
    set -- -qq \
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$apt/sources" \
        -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache"
    # As root, apt would fetch as the user _apt, which cannot write here.
    [ "$(id -u)" -ne 0 ] || set -- "$@" -o APT::Sandbox::User=root
    apt-get "$@" update
    (cd "$dir" && apt-get "$@" --download-only --tar-only source icu)
    rm -rf "$apt"
    verified || fail "$dir/$tarball is not the expected file (sha256 $sha256)"
}

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sha256" ] && verified; then
    exit 0
fi
verified || download
rm -rf "$dir/icu" "$stamp"
tar --no-same-owner -xzf "$dir/$tarball" -C "$dir" icu/LICENSE icu/source/common icu/source/data/in
echo "$sha256" > "$stamp"
echo "ICU 72.1 source is in $dir"
