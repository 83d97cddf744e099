// Makes elements. Text is only ever set as text.

export function element(name, options = {}, ...children) {
	const made = document.createElement(name);
	if (options.class) {
		made.className = options.class;
	}
	for (const [attribute, value] of Object.entries(options.attributes ?? {})) {
		made.setAttribute(attribute, value);
	}
	for (const child of children) {
		if (child !== null && child !== undefined) {
			made.append(child);
		}
	}
	return made;
}

export function byId(id) {
	return document.getElementById(id);
}

export function setText(target, text) {
	if (target.textContent !== text) {
		target.textContent = text;
	}
}

export function setHidden(target, hidden) {
	if (target.hidden !== hidden) {
		target.hidden = hidden;
	}
}

// A cell with a label, which is shown where rows are cards; an empty one is not
export function cell(label, className, ...children) {
	const made = element("td", { class: className, attributes: { "data-label": label } }, ...children);
	made.classList.toggle("none", made.textContent === "–");
	return made;
}

// Replaces rows, but keeps the focus on a button whose row has the same key
export function replaceRows(body, rows) {
	const focused = document.activeElement?.closest?.("tr");
	const key = (focused && body.contains(focused)) ? focused.dataset.key : null;
	body.replaceChildren(...rows);
	if (key !== null) {
		rows.find((row) => row.dataset.key === key)?.querySelector("button")?.focus({ preventScroll: true });
	}
}

export function press(group, chosen) {
	for (const button of group.querySelectorAll("button")) {
		button.setAttribute("aria-pressed", String(button === chosen));
	}
}

export function color(name) {
	return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
