// Which charts there are: lines, of which each is a series of the history, and heat maps.

import { SIGNALS, bytes, duration, factor, number, percent, signal } from "./format.js";

const MOST_BURNS = 5;
const perSecond = (value) => `${number(value)}/s`;
const bytesPerSecond = (value) => `${bytes(value)}/s`;

export function panels(state, view) {
	const { series } = state.history;
	const chosen = (view.slo === null) ? null : state.slos.get(view.slo);
	const list = [burn(state, chosen, series), active(series), pools(series)];
	for (const id of Object.keys(SIGNALS)) {
		if (series[`${id}.rate`] && (chosen === null || chosen.signal.startsWith(id))) {
			list.push(rate(id, chosen), percentile(id, chosen), latency(id, state, chosen));
		}
	}
	list.push(processor(), heap(), allocated(), heapAfterCollection(), threads());
	return list.filter((panel) => panel.latency ? state.latency.has(panel.latency)
		: panel.lines.some((line) => series[line.series]));
}

function burn(state, chosen, series) {
	const rows = (chosen !== null) ? [chosen] : state.sorted().filter((row) => series[`slo.${row.name}`])
		.slice(0, MOST_BURNS);
	return { id: "burn", title: "Burn rate over 5 min", note: "1× spends exactly the budget", write: factor, mark: 1,
		lines: rows.map((row, index) => ({ series: `slo.${row.name}`, label: row.name, color: `line-${index}` })) };
}

// Meters do not know which of their calls an SLO counts
function whose(chosen) {
	return (chosen !== null) ? "all calls, not only those of the SLO" : "";
}

function rate(id, chosen) {
	return { id: `${id}.rate`, title: `${signal(id)}: calls per second`, note: whose(chosen), write: perSecond, lines: [
		{ series: `${id}.rate`, label: "all", color: "rate", fill: true },
		{ series: `${id}.errors`, label: "failed", color: "bad", fill: true }] };
}

function percentile(id, chosen) {
	return { id: `${id}.p95`, title: `${signal(id)}: p95 lies between`, note: whose(chosen), write: duration, lines: [
		{ series: `${id}.p95AtMost`, label: "at most", color: "band", fill: "+1" },
		{ series: `${id}.p95Above`, label: "above", color: "band" }] };
}

// The lines are the objectives of the SLO that is chosen, or of the worst one
function latency(id, state, chosen) {
	const rows = (chosen !== null) ? [chosen] : state.sorted();
	const row = rows.find((found) => found.signal === id && marks(found).length > 0);
	return { id: `${id}.latency`, latency: id, title: `${signal(id)}: how long they took`,
		note: row ? `lines: ${row.name}` : "", marks: row ? marks(row) : [] };
}

function marks(row) {
	return row.objectives.flatMap((objective) => objective.thresholds.map((seconds) => ({ seconds, label: objective.words })))
		.sort((one, other) => one.seconds - other.seconds);
}

function active(series) {
	const ids = Object.keys(SIGNALS).filter((id) => series[`${id}.active`]);
	return { id: "active", title: "In flight", write: number, lines: ids.map((id, index) => (
		{ series: `${id}.active`, label: signal(id), color: `line-${index}` })) };
}

function pools(series) {
	const names = Object.keys(series).filter((name) => name.startsWith("pool."));
	return { id: "pools", title: "Connections of pools", write: number, lines: names.map((name) => (
		{ series: name, label: name.slice("pool.".length).replace(/\.(active|pending)$/, (end) => ` ${end.slice(1)}`),
			color: name.endsWith(".pending") ? "bad" : "rate" })) };
}

function processor() {
	return { id: "processor", title: "Processor", write: percent, most: 1, lines: [
		{ series: "jvm.processor", label: "of all", color: "rate", fill: true }] };
}

function heap() {
	return { id: "heap", title: "Heap", write: bytes, lines: [
		{ series: "jvm.heap", label: "used", color: "rate", fill: true }] };
}

function heapAfterCollection() {
	return { id: "heap.after", title: "Heap after collections", note: "share of its limit", write: percent, most: 1, lines: [
		{ series: "jvm.heapAfterCollection", label: "full", color: "band", fill: true }] };
}

function allocated() {
	return { id: "allocated", title: "Allocated per second", write: bytesPerSecond, lines: [
		{ series: "jvm.allocated", label: "allocated", color: "rate", fill: true }] };
}

function threads() {
	return { id: "threads", title: "Threads", write: number, lines: [
		{ series: "jvm.threads", label: "platform", color: "rate" },
		{ series: "jvm.virtualThreads.running", label: "virtual, running", color: "band" },
		{ series: "jvm.virtualThreads.waiting", label: "virtual, waiting for a carrier", color: "bad" }] };
}
