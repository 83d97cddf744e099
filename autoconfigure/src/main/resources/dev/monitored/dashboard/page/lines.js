// Draws the lines of a panel with Chart.js.

import { color } from "./dom.js";
import { clock, exactClock } from "./format.js";
import { Figure } from "./figure.js";

const ROWS = 12;
const SHORT = 10 * 60_000;
const PALETTE = ["--chart-rate", "--chart-bad", "--chart-band", "--good", "--warn"];

// Vertical lines where the garbage collector paused everything
const pauses = {
	id: "pauses",
	beforeDatasetsDraw(chart) {
		const { ctx, chartArea, scales } = chart;
		drawPauses(ctx, chart.$pauses ?? [], (time) => scales.x.getPixelForValue(time), chartArea);
	},
};

export function drawPauses(context, times, place, area) {
	context.save();
	context.strokeStyle = color("--chart-mark");
	context.globalAlpha = .55;
	context.lineWidth = 1;
	for (const time of times) {
		const x = Math.round(place(time)) + .5;
		if (x >= area.left && x <= area.right) {
			context.beginPath();
			context.moveTo(x, area.bottom);
			context.lineTo(x, area.bottom - 8);
			context.stroke();
		}
	}
	context.restore();
}

export function pausesOf(history) {
	return history.times.filter((time, index) => (history.series["jvm.pauses"]?.[index] ?? 0) > 0);
}

export function writerOf(span) {
	return (span < SHORT) ? exactClock : clock;
}

export class Lines {

	constructor(panel) {
		this.figure = new Figure(panel, () => this.rows());
		this.root = this.figure.root;
	}

	show(panel, state, [from, until]) {
		const { times, series } = state.history;
		this.panel = panel;
		this.history = state.history;
		this.lines = panel.lines.filter((line) => series[line.series]);
		this.figure.describe(panel, this.lines
			.map((line) => `${line.label} ${panel.write(series[line.series].at(-1))}`).join(", "));
		this.chart ??= create(this.figure.canvas);
		const { data, options } = this.chart;
		data.datasets = this.lines.map((line, index) => dataset(line, data.datasets[index], times, series[line.series]));
		if (panel.mark !== undefined) {
			data.datasets.push(mark(panel.mark, times));
		}
		this.chart.$pauses = pausesOf(state.history);
		options.scales.x.max = until;
		options.scales.x.min = from;
		const write = writerOf(until - from);
		options.scales.x.ticks.callback = (value) => write(value);
		options.scales.y.suggestedMax = panel.most;
		options.scales.y.ticks.callback = (value) => panel.write(value);
		options.plugins.legend.display = this.lines.length > 1;
		options.plugins.legend.labels.filter = (item) => item.text !== "";
		options.plugins.tooltip.callbacks.label = (item) => (item.dataset.label === "") ? null
			: `${item.dataset.label}: ${panel.write(item.parsed.y)}`;
		this.chart.update("none");
		this.figure.fillTable();
	}

	rows() {
		const { times, series } = this.history;
		const indexes = times.map((time, index) => index).slice(-ROWS).reverse();
		return [["Time", ...this.lines.map((line) => line.label)], indexes.map((index) => [exactClock(times[index]),
			...this.lines.map((line) => this.panel.write(series[line.series][index]))])];
	}

	remove() {
		this.chart?.destroy();
		this.root.remove();
	}

}

function create(canvas) {
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
