// Keeps a chart for each panel.

import { Heatmap } from "./heatmap.js";
import { Lines } from "./lines.js";
import { panels } from "./panels.js";
import { LENGTHS } from "./state.js";

export class Charts {

	constructor(target) {
		this.target = target;
		this.charts = new Map();
		this.shown = null;
	}

	// Colours and sizes are read when a chart is drawn
	redraw() {
		this.keepOnly([]);
		this.shown = null;
	}

	show(state, view) {
		const key = `${state.cursor} ${state.range} ${view.slo}`;
		if (this.shown === key) {
			return;
		}
		this.shown = key;
		const wanted = panels(state, view);
		const range = [Math.max(state.cursor - LENGTHS[state.range], state.history.times[0] ?? 0), state.cursor];
		this.keepOnly(wanted.map((panel) => panel.id));
		wanted.forEach((panel, index) => {
			const chart = this.charts.get(panel.id) ?? this.create(panel);
			if (this.target.children[index] !== chart.root) {
				this.target.insertBefore(chart.root, this.target.children[index] ?? null);
			}
			chart.show(panel, state, range);
		});
	}

	keepOnly(ids) {
		for (const [id, chart] of this.charts) {
			if (!ids.includes(id)) {
				chart.remove();
				this.charts.delete(id);
			}
		}
	}

	create(panel) {
		const chart = panel.latency ? new Heatmap(panel) : new Lines(panel);
		this.charts.set(panel.id, chart);
		return chart;
	}

}
