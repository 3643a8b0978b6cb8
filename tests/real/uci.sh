#!/bin/sh
# UCI ServiceNow: 119,998 rows of 20,769 incidents; and the same log, re-saved
# by a spreadsheet and read under its own mapping, gives the same figures.
set -eu
. "$ROOT/tests/real/desk"
desk uci-servicenow uci-servicenow events.csv.gz
agrees uci
rm -r exports audit.db
desk uci-servicenow uci-servicenow events_resaved.csv
agrees uci-resaved
