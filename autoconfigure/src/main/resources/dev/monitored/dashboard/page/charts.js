// Draws panels with Chart.js, each with a table behind it.

import { color, element, setText } from "./dom.js";
import { clock, exactClock } from "./format.js";
import { panels } from "./panels.js";

const LENGTHS = { "15m": 15 * 60_000, "1h": 60 * 60_000, "6h": 6 * 60 * 60_000 };
const ROWS = 12;
const SHORT = 10 * 60_000;
const PALETTE = ["--chart-rate", "--chart-bad", "--chart-band", "--good", "--warn"];

// Vertical lines where the garbage collector paused everything
const pauses = {
	id: "pauses",
	beforeDatasetsDraw(chart) {
		const { ctx, chartArea, scales } = chart;
		ctx.save();
		ctx.strokeStyle = color("--chart-mark");
		ctx.globalAlpha = .55;
		ctx.lineWidth = 1;
		for (const time of chart.$pauses ?? []) {
			const x = Math.round(scales.x.getPixelForValue(time)) + .5;
			if (x >= chartArea.left && x <= chartArea.right) {
				ctx.beginPath();
				ctx.moveTo(x, chartArea.bottom);
				ctx.lineTo(x, chartArea.bottom - 8);
				ctx.stroke();
			}
		}
		ctx.restore();
	},
};

export class Charts {

	constructor(target) {
		this.target = target;
		this.figures = new Map();
		this.cursor = null;
	}

	forgetColors() {
		for (const figure of this.figures.values()) {
			figure.chart.destroy();
			figure.root.remove();
		}
		this.figures.clear();
		this.cursor = null;
	}

	show(state, view) {
		const wanted = panels(state, view);
		const key = `${state.cursor} ${state.range} ${view.slo}`;
		if (this.cursor === key) {
			return;
		}
		this.cursor = key;
		this.keepOnly(wanted.map((panel) => panel.id));
		wanted.forEach((panel, index) => {
			const figure = this.figures.get(panel.id) ?? this.create(panel);
			if (this.target.children[index] !== figure.root) {
				this.target.insertBefore(figure.root, this.target.children[index] ?? null);
			}
			draw(figure, panel, state);
		});
	}

	keepOnly(ids) {
		for (const [id, figure] of this.figures) {
			if (!ids.includes(id)) {
				figure.chart.destroy();
				figure.root.remove();
				this.figures.delete(id);
			}
		}
	}

	create(panel) {
		const canvas = element("canvas", { attributes: { role: "img" } });
		const title = element("h3");
		const latest = element("span", { class: "quiet" });
		const table = element("table");
		const details = element("details", {}, element("summary", {}, "Table"), table);
		const root = element("figure", {}, element("figcaption", {}, title, latest),
			element("div", { class: "plot" }, canvas), details);
		root.dataset.panel = panel.id;
		this.target.append(root);
		const figure = { root, canvas, title, latest, table, details, chart: chart(canvas) };
		details.addEventListener("toggle", () => fill(figure));
		this.figures.set(panel.id, figure);
		return figure;
	}

}

function chart(canvas) {
	const axis = { grid: { color: color("--grid") }, border: { display: false },
		ticks: { color: color("--quiet"), maxRotation: 0, font: { size: 11 } } };
	return new window.Chart(canvas, {
		type: "line",
		data: { datasets: [] },
		options: {
			animation: false, parsing: false, normalized: true, maintainAspectRatio: false, spanGaps: 90_000,
			interaction: { mode: "index", intersect: false },
			elements: { point: { radius: 0, hitRadius: 6 }, line: { borderWidth: 1.75, tension: 0 } },
			scales: {
				x: { ...axis, type: "linear", grid: { display: false },
					ticks: { ...axis.ticks, maxTicksLimit: 5 } },
				y: { ...axis, beginAtZero: true, ticks: { ...axis.ticks, maxTicksLimit: 4 } },
			},
			plugins: { legend: { align: "start", labels: { color: color("--text"), boxWidth: 10, boxHeight: 2, font: { size: 11 } } },
				tooltip: { callbacks: { title: (items) => exactClock(items[0].parsed.x) } } },
		},
		plugins: [pauses],
	});
}

function draw(figure, panel, state) {
	const { times, series } = state.history;
	const drawn = figure.chart;
	const lines = panel.lines.filter((line) => series[line.series]);
	figure.panel = panel;
	figure.state = state;
	setText(figure.title, panel.title);
	setText(figure.latest, panel.note ?? "");
	figure.canvas.setAttribute("aria-label", `${panel.title}: ${latest(lines, panel, series)}`);
	drawn.data.datasets = lines.map((line, index) => dataset(line, drawn.data.datasets[index], times, series[line.series]));
	if (panel.mark !== undefined) {
		drawn.data.datasets.push(mark(panel.mark, times));
	}
	drawn.$pauses = times.filter((time, index) => (series["jvm.pauses"]?.[index] ?? 0) > 0);
	drawn.options.scales.x.max = state.cursor;
	drawn.options.scales.x.min = Math.max(state.cursor - LENGTHS[state.range], times[0] ?? 0);
	const write = (drawn.options.scales.x.max - drawn.options.scales.x.min < SHORT) ? exactClock : clock;
	drawn.options.scales.x.ticks.callback = (value) => write(value);
	drawn.options.scales.y.suggestedMax = panel.most;
	drawn.options.scales.y.ticks.callback = (value) => panel.write(value);
	drawn.options.plugins.legend.display = lines.length > 1;
	drawn.options.plugins.legend.labels.filter = (item) => item.text !== "";
	drawn.options.plugins.tooltip.callbacks.label = (item) => (item.dataset.label === "") ? null
		: `${item.dataset.label}: ${panel.write(item.parsed.y)}`;
	drawn.update("none");
	fill(figure);
}

function dataset(line, before, times, values) {
	const stroke = color(named(line.color));
	return Object.assign(before ?? {}, { label: line.label, borderColor: stroke, backgroundColor: `${stroke}2e`,
		fill: (line.fill === true) ? "origin" : (line.fill ?? false), borderDash: [],
		data: times.map((time, index) => ({ x: time, y: values[index] ?? NaN })) });
}

function mark(value, times) {
	return { label: "", borderColor: color("--chart-mark"), borderWidth: 1, borderDash: [4, 4], fill: false,
		data: [{ x: times[0], y: value }, { x: times.at(-1), y: value }], spanGaps: true };
}

function named(name) {
	return name.startsWith("line-") ? PALETTE[Number(name.slice(5)) % PALETTE.length] : `--chart-${name}`;
}

function latest(lines, panel, series) {
	return lines.map((line) => `${line.label} ${panel.write(series[line.series].at(-1))}`).join(", ");
}

function fill(figure) {
	if (!figure.details.open || !figure.panel) {
		return;
	}
	const { panel, state, table } = figure;
	const { times, series } = state.history;
	const lines = panel.lines.filter((line) => series[line.series]);
	const head = element("tr", {}, element("th", { attributes: { scope: "col" } }, "Time"),
		...lines.map((line) => element("th", { class: "number", attributes: { scope: "col" } }, line.label)));
	const rows = times.map((time, index) => index).slice(-ROWS).reverse().map((index) => element("tr", {},
		element("td", {}, exactClock(times[index])),
		...lines.map((line) => element("td", { class: "number" }, panel.write(series[line.series][index])))));
	table.replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
}
