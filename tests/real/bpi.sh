#!/bin/sh
# Volvo IT: elapsed and office time of 7,554 requests, waiting taken out.
set -eu
. "$ROOT/tests/real/desk"
desk bpi2013 bpi2013-volvo incidents.csv.gz
agrees bpi
