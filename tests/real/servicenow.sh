#!/bin/sh
# ServiceNow demo: durations that the product itself computed.
set -eu
. "$ROOT/tests/real/desk"
desk servicenow-demo servicenow-demo incidents.csv
agrees servicenow
