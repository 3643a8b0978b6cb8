#!/bin/sh
# Nothing unknown is judged, and what is set is.
set -eu
python3 "$ROOT/tests/cli/unknown.py" "$SLAUDIT" "$ROOT/rules/iana-naming"
