#!/bin/sh
# Checks that everything in src/ that is generated is what grammar.js generates now.
# The tree-sitter command, version 0.27.1, is taken from $TREE_SITTER or the path; it needs no Node.
set -eu

tree_sitter=${TREE_SITTER:-tree-sitter}
case $tree_sitter in
  /*) ;;
  */*) tree_sitter=$(pwd)/$tree_sitter ;;
esac
grammar=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

cp "$grammar/grammar.js" "$grammar/tree-sitter.json" "$copy/"
(cd "$copy" && "$tree_sitter" generate --js-runtime native)

stale=0
for file in parser.c grammar.json node-types.json tree_sitter/alloc.h tree_sitter/array.h tree_sitter/parser.h; do
  if ! cmp -s "$copy/src/$file" "$grammar/src/$file"; then
    echo "src/$file is not what grammar.js generates" >&2
    diff "$grammar/src/$file" "$copy/src/$file" | head -n 20 >&2 || true
    stale=1
  fi
done
exit "$stale"
