// Says in one sentence what is worst, since when, and why.

import { element } from "./dom.js";
import { age, clock, number, percent, resource } from "./format.js";

const RECENT = 300_000;

const UNNAMED = {
	unknown: "the cause is unknown, because the work went on in other threads",
	unmeasured: "nothing measured caused it, so look at the code itself, its locks and its clients",
};

export function showHeadline(target, state) {
	const rows = state.sorted();
	const burning = rows.filter((row) => row.burningSince !== null);
	const [what, why] = (burning.length > 0) ? trouble(burning, state) : calm(rows);
	if (target.dataset.text !== what + why) {
		target.dataset.text = what + why;
		target.classList.toggle("burning", burning.length > 0);
		target.replaceChildren(element("p", { class: "what" }, what), element("p", { class: "why" }, why));
	}
}

function trouble(burning, state) {
	const worst = burning[0];
	const objective = worst.objectives[0];
	const seconds = (state.cursor - worst.burningSince) / 1000;
	const what = `${worst.name}: ${number(objective.bad5m)} of ${number(objective.events5m)} calls bad in 5 min, `
		+ `burning since ${clock(worst.burningSince)} (${age(seconds)})`;
	const others = (burning.length > 1) ? ` ${burning.length - 1} more ${burning.length > 2 ? "SLOs burn" : "SLO burns"}.` : "";
	return [what, `${because(worst.cause)}${errors(worst.name, state)}${others}`];
}

function because(cause) {
	if (!cause) {
		return "No cause is known.";
	}
	if (cause.cause === "unknown" || cause.cause === "unmeasured") {
		return `${percent(cause.share)} of the bad calls${when(cause)}: ${UNNAMED[cause.cause]}.`;
	}
	const name = resource(cause.cause, cause.resource);
	const share = `${percent(cause.share)} of the bad calls${when(cause)} because of ${name}`;
	if (cause.ofBadCalls === null) {
		return `${share}.`;
	}
	const good = (cause.ofGoodCalls === null) ? "" : ` (good calls: ${percent(cause.ofGoodCalls)})`;
	return `${share}. Since start it takes ${percent(cause.ofBadCalls)} of the time of bad calls${good}.`;
}

function when(cause) {
	return (cause.period === "sinceStart") ? " since start" : "";
}

// The error that most of the last broken calls had, if they had one
function errors(slo, state) {
	const calls = state.calls.filter((call) => slo in call.broken && state.cursor - call.time < RECENT);
	const counts = new Map();
	for (const call of calls.filter((failed) => failed.error !== null)) {
		counts.set(call.error, (counts.get(call.error) ?? 0) + 1);
	}
	const [most] = [...counts].sort((one, other) => other[1] - one[1]);
	return (most && most[1] * 2 > calls.length) ? ` Most of the last ones failed with ${most[0]}.` : "";
}

function calm(rows) {
	if (rows.length === 0) {
		return ["No SLOs", "This application declares none."];
	}
	const events = rows.reduce((sum, row) => sum + row.objectives[0].events5m, 0);
	const slos = (rows.length === 1) ? "1 SLO" : `${rows.length} SLOs`;
	if (events === 0) {
		return ["No calls in the last 5 minutes", `${slos}, none of which burns here.`];
	}
	return ["Nothing burns here", `All of ${slos} keep within their budget in the last 5 minutes.`];
}
