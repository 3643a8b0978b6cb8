// peer_duckdb.cjs EXPORT BOOK STORE: the job of peer_sqlite done by DuckDB,
// through its node binding (NODE_PATH says where that is installed).
'use strict';
const fs = require('node:fs');
const { DuckDBInstance } = require('@duckdb/node-api');

const [input, book, store] = process.argv.slice(2);
const closed = fs.readFileSync(book, 'utf8').match(/(?<={date: )[0-9-]+/g);

const moment = (column) => `epoch_ms(${column}) // 1000 - 28800`;
const opened = (day, at) => `${day}.before + ` +
	`greatest(0, least(${day}.open, ${at} % 86400 - 32400))`;
const cells = (metric, limit) => `
	SELECT '${metric}' AS metric, category, month, count(${metric}) AS n,
	  count(*) FILTER (${metric} <= ${limit}) AS n_met,
	  quantile_cont(${metric}, 0.5) AS median,
	  quantile_cont(${metric}, 0.95) AS p95, max(${metric}) AS most
	FROM result WHERE ${metric} IS NOT NULL GROUP BY category, month`;

const steps = [
	'SET threads = 2',
	'SET preserve_insertion_order = false',
	`CREATE TEMP TABLE office AS
	WITH hours AS (
	  SELECT d::DATE - DATE '1970-01-01' AS day,
	    (year(d) * 12 + month(d) - 1)::INTEGER AS month,
	    CASE WHEN isodow(d) > 5 OR d::DATE::VARCHAR IN
	      (${closed.map((day) => `'${day}'`)}) THEN 0 ELSE 28800 END AS open
	  FROM range(TIMESTAMP '2020-12-01', TIMESTAMP '2027-01-01',
	    INTERVAL 1 DAY) t (d))
	SELECT *, sum(open) OVER (ORDER BY day)::BIGINT - open AS before
	FROM hours`,
	`CREATE TABLE result AS
	WITH moments AS (
	  SELECT ticket, category, ${moment('created')} AS c,
	    ${moment('acknowledged')} AS a, ${moment('responded')} AS r
	  FROM read_csv('${input}', header = true, auto_detect = false,
	    delim = ',', quote = '"', escape = '"', columns = {
	    ticket: 'VARCHAR', queue: 'VARCHAR', category: 'VARCHAR',
	    customer: 'VARCHAR', customer_type: 'VARCHAR',
	    created: 'TIMESTAMP', acknowledged: 'TIMESTAMP',
	    responded: 'TIMESTAMP', resolved: 'VARCHAR', status: 'VARCHAR',
	    priority: 'VARCHAR', channel: 'VARCHAR', subject: 'VARCHAR' }))
	SELECT ticket, category, oc.month, c, a, r,
	  (${opened('oa', 'a')} - (${opened('oc', 'c')}))::INTEGER AS ack,
	  (${opened('orr', 'r')} - (${opened('oc', 'c')}))::INTEGER AS response
	FROM moments JOIN office oc ON oc.day = c // 86400
	LEFT JOIN office oa ON oa.day = a // 86400
	LEFT JOIN office orr ON orr.day = r // 86400`,
	`CREATE TABLE aggregate AS
	${cells('ack', 28800)} UNION ALL ${cells('response', 57600)}`,
];

async function main() {
	fs.rmSync(store, { force: true });
	fs.rmSync(`${store}.wal`, { force: true });
	const instance = await DuckDBInstance.create(store);
	const connection = await instance.connect();
	for (const step of steps)
		await connection.run(step);
	const cells = await connection.runAndReadAll(
	    'SELECT count(*), sum(n)::BIGINT, sum(n_met)::BIGINT FROM aggregate');
	console.log(cells.getRows()[0].join(' '));
	connection.closeSync();
	instance.closeSync();
}

main();
