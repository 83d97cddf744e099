// What the page knows: the answers of one process, put together.

export const LENGTHS = { "15m": 15 * 60_000, "1h": 60 * 60_000, "6h": 6 * 60 * 60_000 };
const MOST_CALLS = 100;
const LONGEST_COLUMN = 120_000;

export class State {

	constructor() {
		this.process = null;
		this.cursor = 0;
		this.range = "1h";
		this.slos = new Map();
		this.slosTotal = 0;
		this.calls = new Map();
		this.resources = [];
		this.signals = new Map();
		this.models = new Map();
		this.repeatedQueries = new Map();
		this.latency = new Map();
		this.history = { times: [], series: {} };
	}

	// Begins anew with another range: the next answer has everything
	look(range) {
		this.range = range;
		this.cursor = 0;
		this.latency.clear();
		this.history = { times: [], series: {} };
	}

	// The last broken calls of an SLO or, if that is null, of all. Until those of the SLO come, its own of all
	callsOf(slo) {
		return this.calls.get(slo) ?? (this.calls.get(null) ?? []).filter((call) => Object.hasOwn(call.broken, slo));
	}

	hasCallsOf(slo) {
		return this.calls.has(slo);
	}

	// The last one after which all have come
	lastCallOf(slo) {
		return this.calls.get(slo)?.[0]?.number ?? 0;
	}

	isOfOther(data) {
		return this.process !== null && this.process.id !== data.process.id;
	}

	add(data, slo) {
		this.process = data.process;
		this.cursor = data.cursor;
		this.resources = data.resources;
		this.slosTotal = data.slos.total;
		merge(this.slos, data.slos, (row) => row.name);
		for (const [signal, table] of Object.entries(data.signals)) {
			if (!this.signals.has(signal)) {
				this.signals.set(signal, new Map());
			}
			merge(this.signals.get(signal), table, (row) => JSON.stringify(row.labels));
		}
		merge(this.models, data.models, (row) => modelOf(row.labels));
		merge(this.repeatedQueries, data.repeatedQueries, (row) => JSON.stringify(row.labels));
		this.addCalls(data.calls, slo);
		const oldest = data.cursor - LENGTHS[this.range];
		this.addLatency(data.latency, oldest);
		this.addHistory(data.history, oldest);
	}

	// The worst first
	sorted() {
		return [...this.slos.values()].sort((one, other) => {
			for (let index = 0; index < one.severity.length; index++) {
				if (one.severity[index] !== other.severity[index]) {
					return other.severity[index] - one.severity[index];
				}
			}
			return one.name < other.name ? -1 : 1;
		});
	}

	// Only the SLO that is chosen has calls of its own
	addCalls(calls, slo) {
		const known = new Map(this.callsOf(slo).concat(calls).map((call) => [call.number, call]));
		const sorted = [...known.values()].sort((one, other) => other.number - one.number);
		this.calls = new Map([[null, this.callsOf(null)], [slo, sorted.slice(0, MOST_CALLS)]]);
	}

	addLatency(latency, oldest) {
		for (const [signal, { times, bounds, calls }] of Object.entries(latency)) {
			const seconds = bounds.map((bound) => bound ?? Infinity);
			const columns = this.latency.get(signal)?.columns ?? new Map();
			times.forEach((time, column) => columns.set(time, pairs(calls[column], seconds)));
			this.latency.set(signal, { bounds: seconds, columns });
		}
		for (const { columns } of this.latency.values()) {
			[...columns.keys()].filter((time) => time < oldest - LONGEST_COLUMN).forEach((time) => columns.delete(time));
		}
	}

	addHistory(added, oldest) {
		const { times, series } = this.history;
		let overlap = 0;
		// The last minute of six hours comes again until it is over
		while (overlap < times.length && added.times.length > 0
				&& isSame(times[times.length - 1 - overlap], added.times[0], this.range)) {
			overlap++;
		}
		const kept = times.slice(0, times.length - overlap);
		const first = kept.findIndex((time) => time > oldest);
		const from = (first < 0) ? kept.length : first;
		const names = new Set([...Object.keys(series), ...Object.keys(added.series)]);
		const merged = {};
		for (const name of names) {
			const before = (series[name] ?? new Array(times.length).fill(null)).slice(from, kept.length);
			const values = before.concat(added.series[name] ?? new Array(added.times.length).fill(null));
			if (values.some((value) => value !== null)) {
				merged[name] = values;
			}
		}
		this.history = { times: kept.slice(from).concat(added.times), series: merged };
	}

}

// Which model the labels of a call or of a counter name
export function modelOf({ provider, model }) {
	return JSON.stringify([provider, model]);
}

function pairs(numbers, seconds) {
	const calls = new Map();
	for (let index = 0; index < numbers.length; index += 2) {
		calls.set(seconds[numbers[index]], numbers[index + 1]);
	}
	return calls;
}

function isSame(known, added, range) {
	return known >= added || (range === "6h" && Math.floor(known / 60_000) === Math.floor(added / 60_000));
}

function merge(rows, table, key) {
	if (table.complete) {
		rows.clear();
	}
	for (const row of table.rows) {
		rows.set(key(row), row);
	}
}
