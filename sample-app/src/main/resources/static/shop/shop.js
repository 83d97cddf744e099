// Buttons that make trouble, and end it.

const TROUBLES = {
	SLOW_BANK: ["Slow bank", "Each payment waits for the bank"],
	FAILING_BANK: ["Failing bank", "The bank answers with errors"],
	SLOW_TABLE: ["Slow table", "A job keeps the stock locked"],
	EXHAUSTED_POOL: ["Exhausted pool", "A job takes all database connections"],
	BROKEN_MODEL: ["Broken model", "The language model answers with errors"],
	BUSY_PRICES: ["Busy prices", "Each order calculates all prices anew"],
	LOCKED_PRICES: ["Locked prices", "Each order keeps the price list locked"],
	WASTEFUL_PRICES: ["Wasteful prices", "Each order copies the price list again and again"],
};

const list = document.getElementById("troubles");
const answer = document.getElementById("answer");
const buttons = new Map();

function show(trouble, on) {
	const button = buttons.get(trouble) ?? create(trouble);
	button.setAttribute("aria-pressed", String(on));
	button.querySelector(".state").textContent = on ? "On: switch it off" : "Off: switch it on";
}

function create(trouble) {
	const [title, text] = TROUBLES[trouble] ?? [trouble, ""];
	const button = document.createElement("button");
	button.type = "button";
	button.id = trouble;
	button.append(line("strong", title), line("span", text), line("span", "", "state"));
	button.addEventListener("click", () => turn(trouble, button.getAttribute("aria-pressed") !== "true"));
	const item = document.createElement("li");
	item.append(button);
	list.append(item);
	buttons.set(trouble, button);
	return button;
}

function line(name, text, className = "") {
	const made = document.createElement(name);
	made.className = className;
	made.textContent = text;
	return made;
}

async function turn(trouble, on) {
	try {
		const response = await fetch(`api/troubles/${trouble}`, { method: on ? "PUT" : "DELETE" });
		answer.textContent = response.ok ? "" : `The shop answered with status ${response.status}.`;
	}
	catch (failure) {
		answer.textContent = "The shop does not answer.";
	}
	await load();
}

async function load() {
	try {
		const response = await fetch("api/troubles", { cache: "no-store" });
		for (const [trouble, on] of Object.entries(await response.json())) {
			show(trouble, on);
		}
	}
	catch (failure) {
		answer.textContent = "The shop does not answer.";
	}
}

load();
document.addEventListener("visibilitychange", load);
