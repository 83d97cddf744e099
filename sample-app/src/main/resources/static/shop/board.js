// The board of orders: the newest ones first, and each further one as it is placed.

const SHOWN = 20;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10000;

const list = document.getElementById("orders");
const state = document.getElementById("state");
let pause = FIRST_PAUSE;

function connect() {
	const address = new URL("../board", location.href);
	address.protocol = address.protocol.replace("http", "ws");
	const socket = new WebSocket(address);
	socket.addEventListener("open", () => {
		pause = FIRST_PAUSE;
		state.textContent = "Live";
		list.replaceChildren();
		socket.send(String(SHOWN));
	});
	socket.addEventListener("message", (message) => show(JSON.parse(message.data)));
	// A browser may keep a page that was left, and its connection with it
	addEventListener("pagehide", () => socket.close(1000), { once: true });
	socket.addEventListener("close", () => {
		state.textContent = "Not connected";
		setTimeout(connect, pause);
		pause = Math.min(2 * pause, LONGEST_PAUSE);
	});
}

// Orders come newest first. One that is placed meanwhile may come before the list that has it too.
function show(orders) {
	for (const order of [...orders].reverse()) {
		if (!list.querySelector(`[data-order="${Number(order.id)}"]`)) {
			insert(order);
		}
	}
	while (list.children.length > SHOWN) {
		list.lastElementChild.remove();
	}
}

function insert(order) {
	const line = document.createElement("li");
	line.value = order.id;
	line.dataset.order = order.id;
	line.textContent = `${order.quantity} × ${order.product}`;
	const next = [...list.children].find((other) => other.value < line.value);
	list.insertBefore(line, next ?? null);
}

connect();
