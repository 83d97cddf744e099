// Which charts there are: each has lines, of which each is a series of the history.

import { SIGNALS, bytes, duration, factor, number, percent, signal } from "./format.js";

const MOST_BURNS = 5;
const perSecond = (value) => `${number(value)}/s`;

export function panels(state, view) {
	const { series } = state.history;
	const chosen = (view.slo === null) ? null : state.slos.get(view.slo);
	const list = [burn(state, chosen, series)];
	for (const id of Object.keys(SIGNALS)) {
		if (series[`${id}.rate`] && (chosen === null || chosen.signal.startsWith(id))) {
			list.push(rate(id, chosen), percentile(id, chosen));
		}
	}
	list.push(active(series), processor(), heap(), pools(series));
	return list.filter((panel) => panel.lines.some((line) => series[line.series]));
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

function active(series) {
	const ids = Object.keys(SIGNALS).filter((id) => series[`${id}.active`]);
	return { id: "active", title: "In flight", write: number, lines: ids.map((id, index) => (
		{ series: `${id}.active`, label: signal(id), color: `line-${index}` })) };
}

function processor() {
	return { id: "processor", title: "Processor", write: percent, most: 1, lines: [
		{ series: "jvm.processor", label: "of all", color: "rate", fill: true }] };
}

function heap() {
	return { id: "heap", title: "Heap", write: bytes, lines: [
		{ series: "jvm.heap", label: "used", color: "rate", fill: true }] };
}

function pools(series) {
	const names = Object.keys(series).filter((name) => name.startsWith("pool."));
	return { id: "pools", title: "Connections of pools", write: number, lines: names.map((name) => (
		{ series: name, label: name.slice("pool.".length).replace(/\.(active|pending)$/, (end) => ` ${end.slice(1)}`),
			color: name.endsWith(".pending") ? "bad" : "rate" })) };
}
