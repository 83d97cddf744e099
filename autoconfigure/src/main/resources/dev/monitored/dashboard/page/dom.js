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

// Shows rows. A row that has the key of a known one replaces only the cells of it that
// differ, so that clicks, tooltips and the focus outlive an answer
export function replaceRows(body, rows) {
	const focused = document.activeElement?.closest?.("tr");
	const key = (focused && body.contains(focused)) ? focused.dataset.key : null;
	const known = new Map([...body.children].map((row) => [row.dataset.key, row]));
	const shown = rows.map((row) => (row.dataset.key && known.has(row.dataset.key))
		? updated(known.get(row.dataset.key), row) : row);
	[...body.children].filter((row) => !shown.includes(row)).forEach((row) => row.remove());
	shown.forEach((row, index) => {
		if (body.children[index] !== row) {
			body.insertBefore(row, body.children[index] ?? null);
		}
	});
	if (key !== null && !body.contains(document.activeElement)) {
		shown.find((row) => row.dataset.key === key)?.querySelector("button")?.focus({ preventScroll: true });
	}
}

function updated(row, latest) {
	const cells = [...row.children];
	[...latest.children].forEach((cell, index) => {
		if (!cells[index].isEqualNode(cell)) {
			cells[index].replaceWith(cell);
		}
	});
	if (row.className !== latest.className) {
		row.className = latest.className;
	}
	return row;
}

export function press(group, chosen) {
	for (const button of group.querySelectorAll("button")) {
		button.setAttribute("aria-pressed", String(button === chosen));
	}
}

export function color(name) {
	return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
