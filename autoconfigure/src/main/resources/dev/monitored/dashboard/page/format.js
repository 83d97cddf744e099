// Writes numbers, times and labels as people read them.

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const EXACT_CLOCK = new Intl.DateTimeFormat(undefined,
	{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

export const NONE = "–";

export function number(value) {
	if (value === null || value === undefined) {
		return NONE;
	}
	const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : (Math.abs(value) >= 10 ? 1 : 2);
	return value.toLocaleString("en", { maximumFractionDigits: digits });
}

export function factor(value) {
	return (value === null || value === undefined) ? NONE : `${number(Math.round(value * 10) / 10)}×`;
}

export function percent(share) {
	if (share === null || share === undefined) {
		return NONE;
	}
	const value = share * 100;
	return `${(value > 0 && value < 1) ? "<1" : Math.round(value)} %`;
}

export function duration(seconds) {
	if (seconds === null || seconds === undefined) {
		return NONE;
	}
	if (seconds < 1) {
		const millis = seconds * 1000;
		return `${millis < 10 ? Math.round(millis * 10) / 10 : Math.round(millis)} ms`;
	}
	return (seconds < 60) ? `${Math.round(seconds * 10) / 10} s` : age(seconds);
}

export function age(seconds) {
	if (seconds < 60) {
		return `${Math.max(0, Math.floor(seconds))} s`;
	}
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) {
		return `${minutes} min`;
	}
	const hours = Math.floor(minutes / 60);
	return (hours < 48) ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export function clock(millis) {
	const time = new Date(millis);
	const today = new Date().toDateString() === time.toDateString();
	return today ? CLOCK.format(time) : `${DAY.format(time)} ${CLOCK.format(time)}`;
}

export function exactClock(millis) {
	return EXACT_CLOCK.format(new Date(millis));
}

export function bytes(value) {
	if (value === null || value === undefined) {
		return NONE;
	}
	if (value < 1048576) {
		return `${number(Math.round(value / 1024))} KiB`;
	}
	const mebibytes = value / 1048576;
	return (mebibytes < 1024) ? `${number(Math.round(mebibytes))} MiB` : `${number(mebibytes / 1024)} GiB`;
}

export function dollars(value) {
	if (value === null || value === undefined) {
		return NONE;
	}
	return `$${(value === 0 || value >= 1) ? value.toFixed(2) : Number(value.toPrecision(2)).toLocaleString("en",
		{ maximumFractionDigits: 8 })}`;
}

export function resource(cause, name) {
	return (!name || name.startsWith("_none")) ? cause : `${cause} ${name}`;
}

// What a call was: its labels, without those that have no value
export function call(labels) {
	const order = ["method", "client_name", "uri", "datasource", "operation", "table", "provider", "model"];
	const keys = Object.keys(labels).sort((one, other) => place(one, order) - place(other, order));
	return keys.map((key) => labels[key]).filter((value) => value && !value.startsWith("_none")).join(" ");
}

function place(key, order) {
	const found = order.indexOf(key);
	return (found < 0) ? order.length : found;
}

export const SIGNALS = {
	"http-server": "Requests answered",
	"operation": "Operations",
	"http-client": "Requests sent",
	"db": "Queries",
	"llm": "Language models",
	"llm-ttft": "First tokens",
	"observation": "Observations",
	"business": "Business events",
};

export function signal(id) {
	return SIGNALS[id] ?? id;
}
