// Tables of calls by what they were: operations, routes, clients, tables, models.

import { byId, element, setText } from "./dom.js";
import { call, duration, number, signal } from "./format.js";

const FIRST = 10;
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
	const key = JSON.stringify([view.order, shown.map(([id, rows]) => [id, [...rows.values()]])]);
	if (target.dataset.shown !== key) {
		target.dataset.shown = key;
		target.replaceChildren(...shown.map(([id, rows]) => section(id, [...rows.values()], view.order)));
	}
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
			heading("Mean", "number"))),
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
		element("td", { class: "number" }, duration(row.mean5m)));
}
