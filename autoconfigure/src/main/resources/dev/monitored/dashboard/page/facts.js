// What else matters of the process: since when it runs, what is fullest, what is in flight.

import { element } from "./dom.js";
import { bytes, clock, number, percent, signal } from "./format.js";

export function showFacts(target, state) {
	const facts = [started(state.process), fullest(state.resources), inFlight(state), burningNow(state)];
	const key = JSON.stringify(facts);
	if (target.dataset.shown !== key) {
		target.dataset.shown = key;
		target.replaceChildren(...facts.map(([title, text]) => element("div", {},
			element("dt", {}, title), element("dd", {}, text))));
	}
}

function started(process) {
	const version = process.version ? `, version ${process.version}` : "";
	return ["Started", `${clock(process.startedAt)}${version}`];
}

function fullest(resources) {
	const use = resources[0];
	if (!use) {
		return ["Fullest resource", "none is known"];
	}
	const share = (use.share === null) ? "" : `, ${percent(use.share)}`;
	if (use.kind === "heap") {
		const after = (use.share === null) ? "" : `, ${percent(use.share)} full after collection`;
		return ["Fullest resource", `heap: ${bytes(use.used)}${(use.most !== null) ? ` of ${bytes(use.most)}` : ""}${after}`];
	}
	const waiting = use.waiting ? `, ${number(use.waiting)} waiting` : "";
	return ["Fullest resource", `${use.kind} ${use.name}: ${number(use.used)} of ${number(use.most)}${share}${waiting}`];
}

function inFlight(state) {
	const { series } = state.history;
	const parts = Object.keys(series).filter((name) => name.endsWith(".active") && !name.startsWith("pool."))
		.map((name) => [name.slice(0, -".active".length), series[name].at(-1)])
		.filter(([, value]) => value > 0)
		.map(([id, value]) => `${signal(id).toLowerCase()}: ${number(value)}`);
	return ["In flight", parts.length > 0 ? parts.join(", ") : "nothing"];
}

function burningNow(state) {
	const rows = [...state.slos.values()];
	const burning = rows.filter((row) => row.burningSince !== null).length;
	return ["Burning here", (rows.length > 0) ? `${burning} of ${state.slosTotal} SLOs` : "no SLOs"];
}
