// A chart with its title and the table behind it.

import { element, setText } from "./dom.js";

export class Figure {

	constructor(panel, fill) {
		this.canvas = element("canvas", { attributes: { role: "img" } });
		this.title = element("h3");
		this.note = element("span", { class: "quiet" });
		this.table = element("table");
		this.details = element("details", {}, element("summary", {}, "Table"), this.table);
		this.root = element("figure", {}, element("figcaption", {}, this.title, this.note),
			element("div", { class: "plot" }, this.canvas), this.details);
		this.root.dataset.panel = panel.id;
		this.fill = fill;
		this.details.addEventListener("toggle", () => this.fillTable());
	}

	describe(panel, summary) {
		setText(this.title, panel.title);
		setText(this.note, panel.note ?? "");
		this.canvas.setAttribute("aria-label", `${panel.title}: ${summary}`);
		this.details.firstChild.setAttribute("aria-label", `Table: ${panel.title}`);
	}

	// A closed table costs nothing
	fillTable() {
		if (this.details.open) {
			const [head, rows] = this.fill();
			this.table.replaceChildren(element("thead", {}, tableRow("th", head)),
				element("tbody", {}, ...rows.map((cells) => tableRow("td", cells))));
		}
	}

}

function tableRow(name, cells) {
	return element("tr", {}, ...cells.map((text, index) => element(name, { class: (index > 0) ? "number" : "",
		attributes: (name === "th") ? { scope: "col" } : {} }, text)));
}
