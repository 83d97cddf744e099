// Asks for what changed, once a second, as long as the page is looked at.

import { byId, press, setHidden, setText, element } from "./dom.js";
import { age, clock } from "./format.js";
import { State } from "./state.js";
import { isInTrouble, showHeadline } from "./headline.js";
import { showSlos } from "./slos.js";
import { showCalls } from "./calls.js";
import { showFacts } from "./facts.js";
import { Charts } from "./charts.js";
import { Profiles } from "./profiles.js";
import { showResources } from "./resources.js";
import { showTables } from "./tables.js";

const DATA = new URL("../data", import.meta.url);
const SECOND = 1000;
const SLOW = 5000;
const LONGEST_ANSWER = 5000;
const SILENT = 4000;

const state = new State();
const charts = new Charts(byId("charts"));
const profiles = new Profiles(() => show());
const view = { slo: chosenSlo(), allSlos: false, allCalls: false, order: "time" };

let stopped = false;
let asking = false;
let lastAnswer = null;
let answeredAt = performance.now();
let timer = null;

async function ask() {
	if (stopped || asking || document.hidden) {
		return;
	}
	asking = true;
	clearTimeout(timer);
	const { range } = state;
	const { slo } = view;
	const data = await answer(range, slo);
	asking = false;
	const outdated = data !== null && (range !== state.range || slo !== view.slo);
	// Before anything is shown, so that a failure there does not end it
	timer = setTimeout(ask, (data === null) ? SLOW : (outdated ? 0 : SECOND));
	if (data !== null && !outdated) {
		take(data, slo);
	}
}

// Null if there is none, which the page says
async function answer(range, slo) {
	try {
		const url = new URL(DATA);
		url.search = new URLSearchParams({ since: state.cursor, range, after: state.lastCallOf(slo), ...(slo !== null && { slo }) });
		const response = await fetch(url, { cache: "no-store", credentials: "same-origin",
			signal: AbortSignal.timeout(LONGEST_ANSWER) });
		if (!response.ok) {
			throw new Error(`status ${response.status}`);
		}
		return await response.json();
	}
	catch (failure) {
		showSilence(failure.message);
		return null;
	}
}

function take(data, slo) {
	if (state.isOfOther(data)) {
		stop(data.process);
		return;
	}
	lastAnswer = Date.now();
	answeredAt = performance.now();
	try {
		state.add(data, slo);
		show();
	}
	catch (failure) {
		showStale(`the page failed (${failure.message})`);
		throw failure;
	}
	byId("live").classList.remove("stale");
	setText(byId("live"), "live");
}

function show() {
	const { process } = state;
	if (process === null) {
		return;
	}
	document.title = titleOf(process);
	setText(byId("application"), process.application);
	setText(byId("process"), identity(process));
	showGrafana(process.grafanaUrl);
	if (view.slo !== null && !state.slos.has(view.slo)) {
		view.slo = null;
	}
	setHidden(byId("clear"), view.slo === null);
	profiles.at(process.profiler);
	showHeadline(byId("headline"), state, profiles);
	showSlos(state, view, profiles, choose);
	showFacts(byId("facts"), state);
	showCalls(state, view);
	charts.show(state, view);
	showResources(byId("resources"), state.resources);
	showTables(byId("tables"), state, view);
}

function titleOf(process) {
	const burning = [...state.slos.values()].filter(isInTrouble).length;
	return (burning > 0) ? `(${burning}) ${process.application}` : process.application;
}

function identity(process) {
	const parts = [`this process only: ${process.host ? `${process.host}, ` : ""}${process.id}`,
		`up ${age(process.uptimeSeconds)}`];
	if (process.version) {
		parts.push(`version ${process.version}${process.commit ? ` (${process.commit})` : ""}`);
	}
	return parts.join(" · ");
}

function showGrafana(url) {
	const link = byId("grafana");
	setHidden(link, !url);
	if (url && /^https?:\/\//i.test(url) && link.href !== url) {
		link.href = url;
	}
}

// Numbers of two processes are never put together
function stop(other) {
	stopped = true;
	const reload = element("button", { attributes: { type: "button" } }, "Show the other process");
	reload.addEventListener("click", () => location.reload());
	const notice = byId("notice");
	notice.replaceChildren(`Another process answers now: ${other.id}, up ${age(other.uptimeSeconds)}. `
		+ `What is below is of ${state.process.id}, and no longer changes.`, reload);
	setHidden(notice, false);
	showStale(`stopped at ${clock(lastAnswer)}`);
}

function showSilence(reason) {
	const since = (lastAnswer === null) ? "" : ` since ${clock(lastAnswer)}`;
	showStale(`no answer${since} (${reason})`);
}

function showStale(text) {
	byId("live").classList.add("stale");
	setText(byId("live"), text);
}

// An application that hangs neither answers nor refuses
function watch() {
	const live = !byId("live").classList.contains("stale");
	if (!stopped && live && performance.now() - answeredAt > SILENT) {
		showSilence("waiting");
	}
}

function chosenSlo() {
	const hash = new URLSearchParams(location.hash.slice(1));
	return hash.get("slo");
}

function choose(slo) {
	view.slo = (view.slo === slo) ? null : slo;
	const hash = (view.slo === null) ? "" : `#${new URLSearchParams({ slo: view.slo })}`;
	history.replaceState(null, "", `${location.pathname}${location.search}${hash}`);
	view.allCalls = false;
	show();
	ask();
}

function onButtons(id, handle) {
	byId(id).addEventListener("click", (event) => {
		const button = event.target.closest("button");
		if (button) {
			press(byId(id), button);
			handle(button);
		}
	});
}

byId("clear").addEventListener("click", () => choose(view.slo));
byId("more-slos").addEventListener("click", () => {
	view.allSlos = !view.allSlos;
	show();
});
byId("more-calls").addEventListener("click", () => {
	view.allCalls = !view.allCalls;
	show();
});
onButtons("ranges", (button) => {
	state.look(button.dataset.range);
	ask();
});
onButtons("orders", (button) => {
	view.order = button.dataset.order;
	show();
});
byId("kinds").addEventListener("click", (event) => {
	const button = event.target.closest("button");
	if (button) {
		profiles.begin(button.dataset.kind);
	}
});
document.addEventListener("visibilitychange", ask);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
	charts.redraw();
	show();
});

setInterval(watch, SECOND);
ask();
