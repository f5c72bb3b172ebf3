#!/bin/sh
# Installs a released claimlint for this machine, after comparing its checksum. Needs curl or wget, and tar.
#
# Usage: install.sh [--version VERSION] [--to FOLDER] [--target TARGET]
#   --version VERSION  as 0.1.0; without it, the latest release
#   --to FOLDER        where the binary goes; without it, ~/.local/bin
#   --target TARGET    as x86_64-unknown-linux-musl; without it, this machine's
#
# CLAIMLINT_RELEASES is the address of the releases, for networks that hold a copy of them.
#
# Ends with 0 when claimlint is installed, 1 when the archive is not what was published or holds no claimlint, 2 when it was
# called in the wrong way or a program is missing, 3 when there is no such release to be had.
set -eu

releases=${CLAIMLINT_RELEASES:-https://github.com/claimlint/claimlint/releases}
version=latest
folder=
target=

say() {
  printf 'install.sh: %s\n' "$1" >&2
}

fail() {
  say "$2"
  exit "$1"
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# The Linux binaries are linked against nothing, so that they run on every distribution.
target_of_this_machine() {
  system=$(uname -s)
  machine=$(uname -m)
  case $machine in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) fail 3 "no release is built for $system on $machine" ;;
  esac
  case $system in
    Linux) printf '%s-unknown-linux-musl\n' "$machine" ;;
    Darwin) printf '%s-apple-darwin\n' "$machine" ;;
    # Windows on ARM runs programs for x86_64.
    MINGW* | MSYS* | CYGWIN*) printf 'x86_64-pc-windows-msvc\n' ;;
    *) fail 3 "no release is built for $system on $machine" ;;
  esac
}

# Usage: download ADDRESS FILE
download() {
  if has curl; then
    curl --fail --location --silent --show-error --retry 3 --output "$2" "$1"
  elif has wget; then
    wget -q -O "$2" "$1"
  else
    fail 2 "neither curl nor wget is installed"
  fi
}

sha256() {
  if has sha256sum; then
    sha256sum "$1"
  elif has shasum; then
    shasum -a 256 "$1"
  else
    fail 2 "neither sha256sum nor shasum is installed"
  fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --version | --to | --target) [ $# -gt 1 ] || fail 2 "$1 needs a value" ;;
    *) fail 2 "unknown argument $1; there are --version, --to and --target" ;;
  esac
  case $1 in
    --version) version=${2#v} ;;
    --to) folder=$2 ;;
    --target) target=$2 ;;
  esac
  shift 2
done
[ -n "$folder" ] || folder=${HOME:?}/.local/bin
[ -n "$target" ] || target=$(target_of_this_machine)

case $version in
  latest) place=$releases/latest/download ;;
  *) place=$releases/download/v$version ;;
esac
case $target in
  *windows*) program=claimlint.exe ;;
  *) program=claimlint ;;
esac
archive=claimlint-$target.tar.gz

has tar || fail 2 "tar is not installed"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

{ download "$place/$archive" "$scratch/$archive" && download "$place/$archive.sha256" "$scratch/published"; } ||
  fail 3 "$place/$archive and its checksum cannot be had"

published=$(cut -d" " -f1 "$scratch/published")
found=$(sha256 "$scratch/$archive")
found=${found%% *}
[ -n "$published" ] && [ "$published" = "$found" ] ||
  fail 1 "$archive is not what was published: its SHA-256 is $found and should be ${published:-given}"

tar -xzf "$scratch/$archive" -C "$scratch" ||
  fail 1 "$archive cannot be unpacked"
[ -f "$scratch/claimlint-$target/$program" ] ||
  fail 1 "$archive holds no $program"
mkdir -p "$folder"
# Moved over what may be there: a program that is running cannot be written to.
cp "$scratch/claimlint-$target/$program" "$folder/.claimlint.new"
chmod 755 "$folder/.claimlint.new"
mv -f "$folder/.claimlint.new" "$folder/$program"
say "installed $folder/$program"
