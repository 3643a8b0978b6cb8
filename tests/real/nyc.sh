#!/bin/sh
# New York 311: a clock change inside, dates that look like midnight, eight hours for the police.
set -eu
. "$ROOT/tests/real/desk"
desk nyc311 nyc311 requests.csv
agrees nyc
