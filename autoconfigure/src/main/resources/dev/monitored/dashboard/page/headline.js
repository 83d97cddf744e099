// Says in one sentence what is worst, since when, and why.

import { element } from "./dom.js";
import { age, clock, duration, number, percent, resource } from "./format.js";
import { resourceName } from "./resources.js";

const RECENT = 300_000;

const UNNAMED = {
	unknown: "the cause is unknown, because the work went on in other threads",
	unmeasured: "nothing measured caused it, so look at the code itself, its locks and its clients",
};

const MANY = 3;

// As with the alert: it is no matter of one long call
export function hangs(row) {
	return row.hanging !== null && row.hanging.calls >= MANY;
}

export function isInTrouble(row) {
	return row.burningSince !== null || hangs(row);
}

export function showHeadline(target, state, profiles) {
	const rows = state.sorted();
	const inTrouble = rows.filter(isInTrouble);
	const worst = inTrouble[0];
	const [what, why] = !worst ? calm(rows) : (hangs(worst) ? hanging(worst, state) : burning(worst, state));
	const text = `${why}${others(inTrouble.slice(1))}`;
	const runbook = worst ? worst.runbook : null;
	const profile = worst ? profiles.linkOf(worst.name, "What its bad calls were doing") : null;
	const shown = `${what}${text}${profile?.href}`;
	if (target.dataset.shown !== shown) {
		target.dataset.shown = shown;
		target.classList.toggle("burning", inTrouble.length > 0);
		target.replaceChildren(element("p", { class: "what" }, what),
			element("p", { class: "why" }, text, link(runbook), profile));
	}
}

function link(runbook) {
	return (runbook && /^https?:\/\//i.test(runbook))
		? element("a", { class: "runbook", attributes: { href: runbook, rel: "noreferrer" } }, "Runbook") : null;
}

function others(rows) {
	const hanging = rows.filter(hangs).length;
	const burning = rows.filter((row) => row.burningSince !== null && !hangs(row)).length;
	return `${(hanging > 0) ? ` Calls of ${hanging} more hang.` : ""}${(burning > 0)
		? ` ${burning} more ${burning > 1 ? "SLOs burn" : "SLO burns"}.` : ""}`;
}

function hanging(worst, state) {
	const { calls, since, longest } = worst.hanging;
	const usual = (longest === null) ? "None has succeeded in the last hour."
		: `The longest that succeeded in the last hour took ${duration(longest)}.`;
	const [fullest] = state.resources;
	const full = (fullest && fullest.share >= 1) ? ` The ${resourceName(fullest)} is full.` : "";
	return [`${worst.name}: ${number(calls)} calls or more hang, for ${age((state.cursor - since) / 1000)}`, usual + full];
}

function burning(worst, state) {
	const objective = worst.objectives[0];
	const seconds = (state.cursor - worst.burningSince) / 1000;
	const what = `${worst.name}: ${number(objective.bad5m)} of ${number(objective.events5m)} calls bad in 5 min, `
		+ `burning since ${clock(worst.burningSince)} (${age(seconds)})`;
	return [what, `${because(worst.cause)}${errors(worst.name, state)}`];
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
	const known = new Map(state.callsOf(slo).concat(state.callsOf(null)).map((call) => [call.number, call]));
	const calls = [...known.values()].filter((call) => Object.hasOwn(call.broken, slo) && state.cursor - call.time < RECENT);
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
