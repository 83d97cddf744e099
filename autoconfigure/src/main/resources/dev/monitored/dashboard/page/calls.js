// The last calls that broke an objective.

import { byId, cell, element, replaceRows, setHidden, setText } from "./dom.js";
import { NONE, call, duration, exactClock, resource, signal } from "./format.js";

const FIRST = 5;

export function showCalls(state, view) {
	const calls = state.calls.filter((broken) => view.slo === null || view.slo in broken.broken);
	const shown = view.allCalls ? calls : calls.slice(0, FIRST);
	const key = shown.map((broken) => broken.number).join() + view.slo + view.allCalls;
	const body = byId("calls").tBodies[0];
	if (body.dataset.shown !== key) {
		body.dataset.shown = key;
		replaceRows(body, (shown.length > 0) ? shown.map(tableRow) : [none(view)]);
	}
	byId("calls").classList.toggle("traceless", !calls.some((broken) => broken.traceId));
	setHidden(byId("more-calls"), calls.length <= FIRST);
	setText(byId("more-calls"), view.allCalls ? "Show the last five" : `Show all ${calls.length}`);
	setText(byId("calls-note"), (view.slo === null) ? "" : `of ${view.slo}`);
}

function none(view) {
	const text = (view.slo === null) ? "No call broke an objective since start." : "None of the last 100 broken calls is of it; there may be older ones.";
	return element("tr", {}, element("td", { class: "quiet wide", attributes: { colspan: "7" } }, text));
}

function tableRow(broken) {
	const made = element("tr", {},
		element("td", { class: "time" }, exactClock(broken.time)),
		element("td", { class: "wide", attributes: { title: signal(broken.signal) } }, call(broken.labels)),
		cell("took", "number", duration(broken.millis / 1000)),
		cell("broke", "", brokenObjectives(broken)),
		cell("cause", "", broken.cause ? resource(broken.cause, broken.resource) : NONE),
		cell("error", "", broken.error ?? ((broken.status === "success") ? NONE : broken.status)),
		cell("trace", "trace", broken.traceId ?? NONE));
	made.dataset.key = String(broken.number);
	return made;
}

function brokenObjectives(broken) {
	const names = Object.keys(broken.broken);
	const title = names.map((slo) => `${slo}: ${broken.broken[slo].join(", ")}`).join("\n");
	const more = (names.length > 1) ? ` +${names.length - 1}` : "";
	return element("span", { attributes: { title } }, names[0], element("span", { class: "quiet" }, more));
}
