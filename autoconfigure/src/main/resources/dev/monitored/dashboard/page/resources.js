// What has a limit, and how full it is.

import { element } from "./dom.js";
import { bytes, number, percent } from "./format.js";

const OF_BYTES = new Set(["heap", "memory", "metaspace", "class-space"]);

export function resourceName(use) {
	return (use.name === use.kind) ? use.kind : `${use.kind} ${use.name}`;
}

// How much of what, if more is known than the share
export function amount(use) {
	const write = OF_BYTES.has(use.kind) ? bytes : number;
	if (use.used === null) {
		return "";
	}
	return (use.most === null) ? write(use.used) : `${write(use.used)} of ${write(use.most)}`;
}

export function showResources(target, resources) {
	const key = JSON.stringify(resources);
	if (target.dataset.shown !== key) {
		target.dataset.shown = key;
		target.replaceChildren(resources.length === 0 ? element("p", { class: "quiet" }, "None is known.") : table(resources));
	}
}

function table(resources) {
	return element("section", {}, element("table", { attributes: { "aria-labelledby": "resources-title" } },
		element("thead", {}, element("tr", {}, heading("Resource"), heading("Full", "number"), heading("Used", "number"),
			heading("Waiting", "number"))),
		element("tbody", {}, ...resources.map(row))));
}

function heading(text, className = "") {
	return element("th", { class: className, attributes: { scope: "col" } }, text);
}

function row(use) {
	return element("tr", {},
		element("td", {}, resourceName(use)),
		element("td", { class: (use.share >= 1) ? "number bad" : "number" }, percent(use.share)),
		element("td", { class: "number" }, amount(use)),
		element("td", { class: (use.waiting > 0) ? "number bad" : "number" }, number(use.waiting)));
}
