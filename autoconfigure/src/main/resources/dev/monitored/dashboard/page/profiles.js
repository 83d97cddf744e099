// The profiles of the process, where it has a profiler: asks for one, and links what bad calls were doing.

import { byId, cell, element, replaceRows, setHidden, setText } from "./dom.js";
import { clock, duration } from "./format.js";

const SECONDS = 10;
const MOST_SLOS = 3;
const READY = 1000;
const AGAIN = 60_000;
const REASONS = { 401: "sign in first", 403: "it is forbidden, or its protection against forged requests refuses it",
	405: "profiles can only be read", 415: "it takes no such request" };

export class Profiles {

	// What is called when there are others
	constructor(changed) {
		this.changed = changed;
		this.url = null;
		this.list = [];
		this.asked = -Infinity;
	}

	// The path is relative to the page, null if there is no profiler
	at(path) {
		this.url = (path === null) ? null : new URL(`../../${path}`, import.meta.url);
		setHidden(byId("profiles-section"), this.url === null);
		if (this.url !== null && performance.now() - this.asked > AGAIN) {
			this.refresh();
		}
	}

	// The newest one that has calls that broke the SLO
	latestOf(slo) {
		return this.list.findLast((profile) => profile.state === "ready" && profile.slos.includes(slo)) ?? null;
	}

	linkOf(slo, text) {
		const profile = this.latestOf(slo);
		return (profile === null) ? null : this.link(profile, text, { slo });
	}

	link(profile, text, query) {
		const format = profile.formats.includes("flamegraph") ? "flamegraph" : "collapsed";
		const url = new URL(`${this.url.pathname}/${encodeURIComponent(profile.id)}/${format}`, this.url);
		url.search = new URLSearchParams(query);
		return element("a", { class: "profile", attributes: { href: url.href, target: "_blank", rel: "noreferrer" } }, text);
	}

	async refresh() {
		this.asked = performance.now();
		try {
			const response = await fetch(this.url, { cache: "no-store", credentials: "same-origin" });
			if (!response.ok) {
				throw new Error(reason(response.status));
			}
			this.list = (await response.json()).profiles;
			this.show();
			this.changed();
		}
		catch (failure) {
			this.say(`The profiles cannot be read: ${failure.message}.`);
		}
	}

	async begin(kind) {
		const buttons = [...byId("kinds").querySelectorAll("button")];
		buttons.forEach((button) => { button.disabled = true; });
		this.say(`Recording ${kind} for ${SECONDS} s …`);
		try {
			await this.record(kind);
		}
		catch (failure) {
			this.say(`There is no profile: ${failure.message}.`);
		}
		finally {
			buttons.forEach((button) => { button.disabled = false; });
		}
	}

	async record(kind) {
		const response = await fetch(this.url, { method: "POST", credentials: "same-origin",
			headers: { "Content-Type": "application/json", ...token() }, body: JSON.stringify({ kind, seconds: SECONDS }) });
		const begun = await response.json().catch(() => ({}));
		if (!response.ok) {
			throw new Error(begun.problem ?? reason(response.status));
		}
		let wait = SECONDS * 1000;
		do {
			await new Promise((wake) => setTimeout(wake, wait));
			await this.refresh();
			wait = READY;
		} while (this.list.some((profile) => profile.id === begun.id && profile.state === "recording"));
		this.say("");
	}

	say(text) {
		setText(byId("profiles-note"), text);
	}

	show() {
		replaceRows(byId("profiles").tBodies[0], [...this.list].reverse().map((profile) => this.row(profile)));
		setHidden(byId("profiles"), this.list.length === 0);
	}

	row(profile) {
		const made = element("tr", {},
			cell("", "time", clock(Date.parse(profile.start))),
			cell("kind", "time", profile.kind),
			cell("length", "number", duration(profile.seconds)),
			cell("why", "wide", (profile.burning.length > 0) ? `${profile.burning.join(", ")} began to burn` : "asked for"),
			cell("what", "wide", ...this.contents(profile)));
		made.dataset.key = profile.id;
		return made;
	}

	contents(profile) {
		if (profile.state !== "ready") {
			return [profile.problem ?? profile.state];
		}
		const links = [this.link(profile, "whole process", {})];
		const chosen = profile.slos.filter((slo) => profile.burning.includes(slo));
		const others = profile.slos.filter((slo) => !profile.burning.includes(slo));
		for (const slo of [...chosen, ...others].slice(0, MOST_SLOS)) {
			links.push(this.link(profile, `bad calls of ${slo}`, { slo }), this.link(profile, "against good ones", { slo, diff: "good" }));
		}
		return (profile.problem === null) ? links : [...links, element("span", { class: "quiet" }, profile.problem)];
	}

}

function reason(status) {
	return REASONS[status] ?? `status ${status}`;
}

// What Spring Security wants back if it keeps its token in a cookie
function token() {
	const found = document.cookie.split("; ").find((cookie) => cookie.startsWith("XSRF-TOKEN="));
	return found ? { "X-XSRF-TOKEN": decodeURIComponent(found.slice("XSRF-TOKEN=".length)) } : {};
}
