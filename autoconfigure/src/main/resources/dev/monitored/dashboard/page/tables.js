// Tables of calls by what they were: operations, routes, clients, tables, models; and who repeats queries.

import { byId, element, setText } from "./dom.js";
import { NONE, call, dollars, duration, number, signal } from "./format.js";
import { modelOf } from "./state.js";

const FIRST = 10;
const MODEL_HEADINGS = ["Prompt tokens", "Completion", "Cost"];
const REPEATING = ["operation", "http-server", "db"];
const ORDERS = {
	time: (row) => row.calls5m * (row.mean5m ?? 0),
	slow: (row) => row.mean5m ?? 0,
	busy: (row) => row.calls5m,
};

export function showTables(target, state, view) {
	const chosen = (view.slo === null) ? null : state.slos.get(view.slo);
	const shown = [...state.signals].filter(([id, rows]) => rows.size > 0
		&& (chosen === null || chosen.signal.startsWith(id)));
	setText(byId("tables-note"), (chosen !== null) ? `all calls, not only those of ${view.slo}` : "");
	const tables = shown.map(([id, rows]) => [id, (id === "llm") ? models(rows, state.models) : [...rows.values()]]);
	const repeated = (chosen === null || REPEATING.includes(chosen.signal)) ? [...state.repeatedQueries.values()] : [];
	const key = JSON.stringify([view.order, tables, repeated]);
	if (target.dataset.shown !== key) {
		target.dataset.shown = key;
		target.replaceChildren(...tables.map(([id, rows]) => section(id, rows, view.order)), ...repeatedQueries(repeated));
	}
}

// Which operations query a table again and again, if any do
function repeatedQueries(rows) {
	const first = rows.sort((one, other) => other.calls5m - one.calls5m || other.callsSinceStart - one.callsSinceStart)
		.slice(0, FIRST);
	return (first.length === 0) ? [] : [element("section", {},
		element("h3", { attributes: { id: "table-repeated" } }, "Calls that repeat a query"),
		element("table", { attributes: { "aria-labelledby": "table-repeated" } },
			element("thead", {}, element("tr", {}, heading("Operation"), heading("Table"), heading("Calls", "number"),
				heading("Since start", "number"))),
			element("tbody", {}, ...first.map(repeatedRow))))];
}

function repeatedRow({ labels, calls5m, callsSinceStart }) {
	return element("tr", {},
		element("td", {}, (labels.operation === "_none") ? NONE : labels.operation),
		element("td", {}, labels.table),
		element("td", { class: "number" }, number(calls5m)),
		element("td", { class: "number" }, number(callsSinceStart)));
}

// A row for each model, whether it streams or not, with what it used
function models(rows, used) {
	const found = new Map();
	for (const row of rows.values()) {
		const { provider, model } = row.labels;
		const key = modelOf(row.labels);
		const known = found.get(key) ?? { labels: { provider, model }, calls5m: 0, failed5m: 0, seconds: 0, ...used.get(key) };
		known.labels = { provider, model };
		known.calls5m += row.calls5m;
		known.failed5m += row.failed5m;
		known.seconds += row.calls5m * (row.mean5m ?? 0);
		known.mean5m = (known.calls5m > 0) ? known.seconds / known.calls5m : null;
		known.isModel = true;
		found.set(key, known);
	}
	return [...found.values()];
}

function section(id, rows, order) {
	const by = ORDERS[order];
	const first = rows.filter((row) => row.calls5m > 0).sort((one, other) => by(other) - by(one)).slice(0, FIRST);
	const title = element("h3", { attributes: { id: `table-${id}` } }, signal(id));
	if (first.length === 0) {
		return element("section", {}, title, element("p", { class: "quiet" }, "No calls in the last 5 minutes."));
	}
	const note = (rows.length > first.length) ? element("span", { class: "quiet" }, ` ${first.length} of ${rows.length}`) : null;
	title.append(note ?? "");
	return element("section", {}, title, element("table", { attributes: { "aria-labelledby": `table-${id}` } },
		element("thead", {}, element("tr", {}, heading("Call"), heading("Calls", "number"), heading("Failed", "number"),
			heading("Mean", "number"), ...(rows[0].isModel ? MODEL_HEADINGS.map((text) => heading(text, "number")) : []))),
		element("tbody", {}, ...first.map(tableRow))));
}

function heading(text, className = "") {
	return element("th", { class: className, attributes: { scope: "col" } }, text);
}

function tableRow(row) {
	return element("tr", {},
		element("td", {}, call(row.labels)),
		element("td", { class: "number" }, number(row.calls5m)),
		element("td", { class: (row.failed5m > 0) ? "number bad" : "number" }, number(row.failed5m)),
		element("td", { class: "number" }, duration(row.mean5m)),
		...(row.isModel ? [number(row.promptTokens5m), number(row.completionTokens5m), dollars(row.cost5m)]
			.map((text) => element("td", { class: "number" }, text)) : []));
}
