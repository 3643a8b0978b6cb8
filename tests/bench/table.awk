# table.awk -- JOB,ROUND,SECONDS,CPU,KIB to medians; the ratio is the median of
# the ratios to the round's first job. A line beside it sums up the two steps that
# do what the peers do: ingest and measure.

function median(of, n,   i, j, held) {
	for (i = 2; i <= n; i++) {
		held = of[i]
		for (j = i - 1; j > 0 && of[j] > held; j--)
			of[j + 1] = of[j]
		of[j + 1] = held
	}
	return n % 2 ? of[(n + 1) / 2] : (of[n / 2] + of[n / 2 + 1]) / 2
}

function note(job, round, wall, cpu, kib) {
	if (!(job in seen)) {
		seen[job] = 1
		jobs[++count] = job
	}
	walls[job, round] = wall
	cpus[job, round] = cpu
	kibs[job, round] = kib
}

function median_of(what, job, base,   i, list) {
	for (i = 1; i <= rounds; i++)
		list[i] = what[job, i] / (base == "" ? 1 : what[base, i])
	return median(list, rounds)
}

{
	rounds = $2
	note($1, $2, $3, $4, $5)
}

$1 == "slaudit measure" {
	note("  both together", $2, $3 + walls["slaudit ingest", $2],
	    $4 + cpus["slaudit ingest", $2], \
	    $5 > kibs["slaudit ingest", $2] ? $5 : kibs["slaudit ingest", $2])
}

END {
	printf "%-16s %9s %9s %9s %9s %9s\n", "", "seconds", "x libcsv",
	    "cpu", "x libcsv", "peak MiB"
	for (i = 1; i <= count; i++)
		printf "%-16s %9.3f %9.2f %9.3f %9.2f %9.1f\n", jobs[i],
		    median_of(walls, jobs[i], ""),
		    median_of(walls, jobs[i], jobs[1]),
		    median_of(cpus, jobs[i], ""),
		    median_of(cpus, jobs[i], jobs[1]),
		    median_of(kibs, jobs[i], "") / 1024
}
