#!/bin/sh
# Two years of outages: every part of every month's seconds is the one that
# fixtures/years/work.py comes to, whatever becomes of planned outages.
set -eu
years=$ROOT/fixtures/years

service() { # ID SERVICE
	echo "  - {id: $1, title: It is up, process: outage, category: $2,"
	echo "     from: down, planned: planned, planned_time: $rule,"
	echo "     unobserved: blind, to: back, clock: availability,"
	echo "     compliance: 99 %, watched_from: 2020-08-01, cohort: receipt,"
	echo "     status: assumed, source: made up}"
}

book() { # RULE: what planned outages are
	rule=$1
	cat <<-'END'
	book: {id: outages, version: "1", title: Outages, operator: The register,
	  customer: zone, zone: America/Los_Angeles, zone_status: assumed,
	  quantile: type-8, source: made up}
	processes:
	  - {id: outage, title: Outages, events: {down: it went down,
	     planned: it was taken down, blind: nobody watched, back: it was over}}
	mappings:
	  - id: outages
	    title: Outages
	    file: outages.csv
	    shape: intervals
	    process: outage
	    coverage: complete
	    key: id
	    category: service
	    status: {column: kind, words: [outage, unobserved]}
	    times: {formats: ["%Y-%m-%dT%H:%M:%S%z"]}
	    events:
	      - {event: down, time: from, when: {kind: outage, planned: "no"}}
	      - {event: planned, time: from, when: {kind: outage, planned: "yes"}}
	      - {event: blind, time: from, when: {kind: unobserved}}
	      - {event: back, time: to}
	sles:
	END
	service O.1 rzms
	service O.2 website
	service O.3 directory
	service O.8 dashboard
	service O.10 sle-report
}

for rule in counted taken-out forgiven; do
	mkdir "$rule" "$rule/book"
	book "$rule" >"$rule/book/book.yaml"
	"$SLAUDIT" run --quiet --rules "$rule/book" --month 2022-07 \
		--store "$rule/audit.db" --out "$rule" \
		"$years/outages.csv" >said.txt
	tr -d '\r' <"$rule/committee/2022-07/data/availability.csv" |
		cut -d, -f1,2,6- | sed 1d | sort >made.txt
	# measure,service,month,second,unobserved,planned,unplanned
	sed 1d "$years/working/availability.csv" |
		awk -F, -v OFS=, -v rule="$rule" '{
			lost = $7 + (rule == "counted" ? $6 : 0)
			out = rule == "taken-out" ? $6 : 0
			seen = $4 - $5 - out
			print $1, $3, seen - lost, lost, seen, out, $5, "1"
		}' | sort >want.txt
	test "$(wc -l <want.txt)" -eq 120
	diff want.txt made.txt
done
