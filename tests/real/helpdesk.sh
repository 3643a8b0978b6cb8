#!/bin/sh
# Help desk: a log of three columns, 3,804 cases.
set -eu
. "$ROOT/tests/real/desk"
desk helpdesk helpdesk-italy events.csv
agrees helpdesk
