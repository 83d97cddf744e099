// Draws how long calls took: a column for some time, a row for each bucket, darker where
// more calls are. A dashed line is an objective: calls above it broke it.

import { color } from "./dom.js";
import { duration, number, percent } from "./format.js";
import { Figure } from "./figure.js";
import { drawPauses, pausesOf, writerOf } from "./lines.js";

const STEPS = { "15m": 30_000, "1h": 30_000, "6h": 120_000 };
const LEFT = 52;
const BOTTOM = 20;
const TOP = 8;
const LABEL = 14;
const FAINTEST = .12;

export class Heatmap {

	constructor(panel) {
		this.figure = new Figure(panel, () => this.rows());
		this.root = this.figure.root;
		this.sizes = new ResizeObserver(() => this.draw());
		this.sizes.observe(this.figure.canvas.parentElement);
	}

	show(panel, state, range) {
		const { bounds, columns } = state.latency.get(panel.latency);
		this.panel = panel;
		this.range = range;
		this.step = STEPS[state.range];
		this.columns = [...columns].filter(([time]) => time + this.step > range[0]);
		this.bounds = shownBounds(bounds, this.columns, panel.marks);
		this.pauses = pausesOf(state.history);
		this.figure.describe(panel, summary(this.bounds, this.columns));
		this.draw();
		this.figure.fillTable();
	}

	draw() {
		const { canvas } = this.figure;
		const { clientWidth: width, clientHeight: height } = canvas.parentElement;
		if (!this.panel || width === 0) {
			return;
		}
		const ratio = window.devicePixelRatio || 1;
		canvas.width = Math.round(width * ratio);
		canvas.height = Math.round(height * ratio);
		canvas.style.width = `${width}px`;
		canvas.style.height = `${height}px`;
		const context = canvas.getContext("2d");
		context.scale(ratio, ratio);
		context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
		const area = { left: LEFT, right: width - 4, top: TOP, bottom: height - BOTTOM };
		const [from, until] = this.range;
		const place = (time) => area.left + (time - from) / Math.max(1, until - from) * (area.right - area.left);
		this.drawCells(context, area, place);
		drawPauses(context, this.pauses, place, area);
		this.drawAxes(context, area);
		this.drawMarks(context, area);
	}

	drawCells(context, area, place) {
		const most = Math.max(1, ...this.columns.flatMap(([, calls]) => [...calls.values()]));
		context.fillStyle = color("--chart-heat");
		for (const [time, calls] of this.columns) {
			const left = Math.max(area.left, place(time));
			const right = Math.min(area.right, place(time + this.step));
			for (const [bound, count] of calls) {
				const row = this.bounds.indexOf(bound);
				context.globalAlpha = FAINTEST + (1 - FAINTEST) * Math.sqrt(count / most);
				context.fillRect(left, this.edge(row + 1, area), Math.max(1, right - left - .5),
					this.edge(row, area) - this.edge(row + 1, area) - .5);
			}
		}
		context.globalAlpha = 1;
	}

	drawAxes(context, area) {
		const [from, until] = this.range;
		const write = writerOf(until - from);
		context.fillStyle = color("--quiet");
		context.textBaseline = "middle";
		context.textAlign = "right";
		let last = Infinity;
		this.bounds.forEach((bound, row) => {
			const y = (this.edge(row, area) + this.edge(row + 1, area)) / 2;
			if (last - y >= LABEL) {
				context.fillText(Number.isFinite(bound) ? duration(bound) : "longer", area.left - 6, y);
				last = y;
			}
		});
		context.textBaseline = "bottom";
		context.textAlign = "left";
		context.fillText(write(from), area.left, area.bottom + BOTTOM);
		context.textAlign = "right";
		context.fillText(write(until), area.right, area.bottom + BOTTOM);
	}

	drawMarks(context, area) {
		context.strokeStyle = color("--bad");
		context.fillStyle = color("--bad");
		context.setLineDash([4, 4]);
		context.textBaseline = "bottom";
		context.textAlign = "left";
		let last = Infinity;
		for (const mark of this.panel.marks) {
			const y = Math.round(this.edge(this.bounds.indexOf(mark.seconds) + 1, area)) + .5;
			context.beginPath();
			context.moveTo(area.left, y);
			context.lineTo(area.right, y);
			context.stroke();
			if (last - y >= LABEL && y > LABEL) {
				write(context, mark.label, area.left + 1, y - 1);
				last = y;
			}
		}
		context.setLineDash([]);
	}

	edge(row, area) {
		return area.bottom - row / this.bounds.length * (area.bottom - area.top);
	}

	rows() {
		const sums = sumsOf(this.bounds, this.columns);
		const all = sums.reduce((sum, calls) => sum + calls, 0);
		return [["Took at most", "Calls", "Share"], this.bounds.map((bound, row) => [
			Number.isFinite(bound) ? duration(bound) : "longer", number(sums[row]),
			percent((all > 0) ? sums[row] / all : null)])];
	}

	remove() {
		this.sizes.disconnect();
		this.root.remove();
	}

}

// Readable on every ground
function write(context, text, x, y) {
	const { fillStyle } = context;
	context.fillStyle = color("--surface");
	context.globalAlpha = .85;
	context.fillRect(x, y - LABEL + 1, context.measureText(text).width + 4, LABEL);
	context.globalAlpha = 1;
	context.fillStyle = fillStyle;
	context.fillText(text, x + 2, y);
}

// The rows from the first to the last one with calls, and up to each objective
function shownBounds(bounds, columns, marks) {
	const used = [...columns.flatMap(([, calls]) => [...calls.keys()]), ...marks.map((mark) => mark.seconds)];
	const least = Math.min(...used);
	const most = Math.max(...used);
	return [...new Set([...bounds, ...marks.map((mark) => mark.seconds)])]
		.filter((bound) => bound >= least && bound <= most).sort((one, other) => one - other);
}

function sumsOf(bounds, columns) {
	return bounds.map((bound) => columns.reduce((sum, [, calls]) => sum + (calls.get(bound) ?? 0), 0));
}

function summary(bounds, columns) {
	const sums = sumsOf(bounds, columns);
	const all = sums.reduce((sum, calls) => sum + calls, 0);
	let below = 0;
	const row = sums.findIndex((calls) => {
		below += calls;
		return all > 0 && below >= .95 * all;
	});
	if (row < 0) {
		return "no calls";
	}
	const bound = bounds[row];
	return `${number(all)} calls, 95 % of them within ${Number.isFinite(bound) ? duration(bound) : "longer than is counted"}`;
}
