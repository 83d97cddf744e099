// The last calls that broke an objective: of all SLOs, or of the one that is chosen.

import { byId, cell, element, replaceRows, setHidden, setText } from "./dom.js";
import { NONE, call, duration, exactClock, resource, signal } from "./format.js";

const FIRST = 5;
const FIRST_OF_ONE = 20;

export function showCalls(state, view) {
	const calls = state.callsOf(view.slo);
	const first = (view.slo === null) ? FIRST : FIRST_OF_ONE;
	const shown = view.allCalls ? calls : calls.slice(0, first);
	const key = JSON.stringify([shown.map((broken) => broken.number), view.slo, view.allCalls, state.hasCallsOf(view.slo)]);
	const body = byId("calls").tBodies[0];
	if (body.dataset.shown !== key) {
		body.dataset.shown = key;
		replaceRows(body, (shown.length > 0) ? shown.map((broken) => tableRow(broken, view.slo)) : [none(state, view.slo)]);
	}
	byId("calls").classList.toggle("traceless", !calls.some((broken) => broken.traceId));
	setHidden(byId("more-calls"), calls.length <= first);
	setText(byId("more-calls"), view.allCalls ? "Show the last five" : `Show all ${calls.length}`);
	setText(byId("calls-note"), (view.slo === null) ? "" : `of ${view.slo}`);
}

function none(state, chosen) {
	const slo = state.slos.get(chosen);
	const broken = slo && slo.objectives.some((objective) => objective.badSinceStart > 0);
	const kept = state.hasCallsOf(chosen) ? "Its broken calls are too long ago to be kept." : "Its broken calls are being read.";
	const text = broken ? kept : "No call broke an objective since start.";
	return element("tr", {}, element("td", { class: "quiet wide", attributes: { colspan: "7" } }, text));
}

function tableRow(broken, slo) {
	const made = element("tr", {},
		element("td", { class: "time" }, exactClock(broken.time)),
		element("td", { class: "wide", attributes: { title: signal(broken.signal) } }, call(broken.labels)),
		cell("took", "number", duration(broken.millis / 1000)),
		cell("broke", "", brokenObjectives(broken, slo)),
		cell("cause", "", broken.cause ? resource(broken.cause, broken.resource) : NONE),
		cell("error", "", broken.error ?? ((broken.status === "success") ? NONE : broken.status)),
		cell("trace", "trace", broken.traceId ?? NONE));
	made.dataset.key = String(broken.number);
	return made;
}

// Which SLOs, or which objectives of the one that is chosen
function brokenObjectives(broken, slo) {
	if (slo !== null) {
		return broken.broken[slo].join(", ");
	}
	const names = Object.keys(broken.broken);
	const title = names.map((slo) => `${slo}: ${broken.broken[slo].join(", ")}`).join("\n");
	const more = (names.length > 1) ? ` +${names.length - 1}` : "";
	return element("span", { attributes: { title } }, names[0], element("span", { class: "quiet" }, more));
}
