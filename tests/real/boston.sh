#!/bin/sh
# City of Boston 311: 68,447 closed cases to the second, the city's own verdicts and due times.
set -eu
. "$ROOT/tests/real/desk"
desk boston311 boston311 cases.csv.gz
agrees boston
