// What else matters of the process: since when it runs, what is fullest, what is in flight.

import { element } from "./dom.js";
import { age, clock, duration, number, percent, signal } from "./format.js";
import { amount, resourceName } from "./resources.js";

export function showFacts(target, state) {
	const facts = [started(state.process), fullest(state.resources), inFlight(state), hanging(state)];
	const key = JSON.stringify(facts);
	if (target.dataset.shown !== key) {
		target.dataset.shown = key;
		target.replaceChildren(...facts.map(([title, text, bad]) => element("div", {},
			element("dt", {}, title), element("dd", { class: bad ? "bad" : "" }, text))));
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
	const parts = [amount(use), (use.share === null) ? "" : full(use), use.waiting ? `${number(use.waiting)} waiting` : ""];
	return ["Fullest resource", `${resourceName(use)}: ${parts.filter((part) => part !== "").join(", ")}`];
}

function full(use) {
	return `${percent(use.share)}${(use.kind === "heap") ? " full after collection" : ""}`;
}

function inFlight(state) {
	const { series } = state.history;
	const parts = Object.keys(series).filter((name) => name.endsWith(".active") && !name.startsWith("pool."))
		.map((name) => [name.slice(0, -".active".length), series[name].at(-1)])
		.filter(([, value]) => value > 0)
		.map(([id, value]) => `${signal(id).toLowerCase()}: ${number(value)}`);
	return ["In flight", parts.length > 0 ? parts.join(", ") : "nothing"];
}

function hanging(state) {
	const rows = state.sorted().filter((row) => row.hanging !== null);
	if (rows.length === 0) {
		return ["Hanging calls", "none known"];
	}
	const { calls, since, longest } = rows[0].hanging;
	const usual = (longest === null) ? "" : `, usually up to ${duration(longest)}`;
	const more = (rows.length > 1) ? `; ${rows.length - 1} more` : "";
	return ["Hanging calls", `${rows[0].name}: ${number(calls)} or more for ${age((state.cursor - since) / 1000)}${usual}${more}`,
		true];
}
