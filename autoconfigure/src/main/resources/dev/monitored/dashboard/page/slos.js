// The table of SLOs, the worst first.

import { byId, cell, element, replaceRows, setHidden, setText } from "./dom.js";
import { hangs, isInTrouble } from "./headline.js";
import { NONE, age, clock, factor, number, percent, resource } from "./format.js";

const FIRST = 6;
const LEAST_SHARE = .05;

export function showSlos(state, view, profiles, choose) {
	const rows = state.sorted();
	const shown = rows.filter((row, index) => view.allSlos || index < FIRST || row.name === view.slo);
	replaceRows(byId("slos").tBodies[0], shown.map((row) => tableRow(row, state, view, profiles, choose)));
	const more = byId("more-slos");
	setHidden(more, rows.length <= FIRST);
	setText(more, view.allSlos ? "Show the worst only" : `Show all ${rows.length}`);
	const burning = rows.filter(isInTrouble).length;
	const hidden = state.slosTotal - rows.length;
	setText(byId("slos-note"), `worst first${(rows.length > 0) ? `, ${burning} of ${state.slosTotal} in trouble` : ""}${
		(hidden > 0) ? `; ${hidden} more are not sent` : ""}`);
}

function tableRow(row, state, view, profiles, choose) {
	const worst = row.objectives[0];
	const burning = isInTrouble(row);
	const name = element("button", { attributes: { type: "button", "aria-pressed": String(row.name === view.slo) } },
		row.name);
	name.addEventListener("click", () => choose(row.name));
	const made = element("tr", {},
		element("th", { class: "wide", attributes: { scope: "row" } }, name),
		cell("", "wide", objectives(row)),
		cell("bad", "number", element("span", { class: worst.bad5m > 0 && burning ? "bad" : "" },
			`${number(worst.bad5m)} / ${number(worst.events5m)}`)),
		cell("since", "time", since(row, state)),
		cell("burn 5m", "number", factor(worst.burn5m)),
		cell("burn 1h", "number", factor(worst.burn1h)),
		cell("cause", "wide", cause(row.cause), profiles.linkOf(row.name, "what they were doing")),
		cell("traffic", "number", traffic(row.traffic)));
	made.dataset.key = row.name;
	made.classList.toggle("burning", burning);
	made.classList.toggle("chosen", row.name === view.slo);
	return made;
}

function objectives(row) {
	const worst = row.objectives[0];
	const others = row.objectives.length - 1;
	const title = row.objectives.map((objective) => `${objective.words}: ${number(objective.bad5m)} of `
		+ `${number(objective.events5m)} bad in 5 min, ${number(objective.badSinceStart)} of `
		+ `${number(objective.eventsSinceStart)} since start`).join("\n");
	return element("span", { attributes: { title } }, worst.words,
		(others > 0) ? element("span", { class: "quiet" }, ` +${others}`) : null);
}

function since(row, state) {
	const time = hangs(row) ? row.hanging.since : row.burningSince;
	if (time === null) {
		return NONE;
	}
	return element("span", { class: "bad" },
		`${clock(time)} (${age((state.cursor - time) / 1000)}${hangs(row) ? ", hangs" : ""})`);
}

function cause(found) {
	if (!found) {
		return element("span", { class: "quiet" }, NONE);
	}
	const parts = [];
	if (found.ofBadCalls !== null && found.ofBadCalls >= LEAST_SHARE) {
		parts.push(`${percent(found.ofBadCalls)} of bad calls' time`);
	}
	if (parts.length > 0 && found.ofGoodCalls !== null) {
		parts.push(`good ${percent(found.ofGoodCalls)}`);
	}
	const old = found.period === "sinceStart";
	if (old) {
		parts.push("since start");
	}
	const title = old ? "Of the bad calls since start: there are none in the last 5 minutes"
		: "Of the bad calls of the last 5 minutes. Shares of time are since start";
	return element("span", { attributes: { title } }, resource(found.cause, found.resource),
		element("span", { class: "quiet" }, (parts.length > 0) ? ` ${parts.join(", ")}` : ""));
}

function traffic(change) {
	if (change === null) {
		return NONE;
	}
	const percents = Math.round((change - 1) * 100);
	return (percents === 0) ? "±0 %" : `${percents > 0 ? "+" : "−"}${Math.abs(percents)} %`;
}
