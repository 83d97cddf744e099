package sample.shop.board;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import sample.shop.order.Order;
import sample.shop.order.OrderService;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows orders to every browser that is connected: the newest ones when asked for, and
 * each further one as it is placed. The messages it is sent are the number of orders that
 * are wanted.
 */
@Component
class OrderBoard extends TextWebSocketHandler implements DisposableBean {

	private static final int MOST_ORDERS = 100;

	private static final int SEND_LIMIT_MILLIS = 1_000;

	private static final int BUFFER_BYTES = 64 * 1024;

	private final OrderService orders;

	private final JsonMapper json;

	private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

	/**
	 * Sends in a thread of its own, so that no order waits for a viewer.
	 */
	private final ExecutorService sender = Executors.newSingleThreadExecutor();

	OrderBoard(OrderService orders, JsonMapper json) {
		this.orders = orders;
		this.json = json;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.sessions.put(session.getId(),
				new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MILLIS, BUFFER_BYTES));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		int wanted;
		try {
			wanted = Math.max(0, Math.min(MOST_ORDERS, Integer.parseInt(message.getPayload())));
		}
		catch (NumberFormatException ex) {
			session.close(CloseStatus.BAD_DATA);
			return;
		}
		WebSocketSession open = this.sessions.get(session.getId());
		if (open != null) {
			open.sendMessage(text(this.orders.newest(wanted)));
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.sessions.remove(session.getId());
	}

	@EventListener
	void placed(Order order) {
		if (this.sessions.isEmpty()) {
			return;
		}
		this.sender.execute(() -> {
			TextMessage message = text(List.of(order));
			this.sessions.values().forEach((session) -> send(session, message));
		});
	}

	@Override
	public void destroy() {
		this.sender.shutdownNow();
	}

	private TextMessage text(List<Order> shown) {
		return new TextMessage(this.json.writeValueAsString(shown.stream().map(Line::of).toList()));
	}

	private static void send(WebSocketSession session, TextMessage message) {
		try {
			session.sendMessage(message);
		}
		catch (IOException | RuntimeException ex) {
			close(session);
		}
	}

	private static void close(WebSocketSession session) {
		try {
			session.close(CloseStatus.SESSION_NOT_RELIABLE);
		}
		catch (IOException ex) {
			// It is gone
		}
	}

	/**
	 * An order as it is shown: not how it was paid.
	 *
	 * @param id its number
	 * @param product what was ordered
	 * @param quantity how many
	 */
	private record Line(long id, String product, int quantity) {

		static Line of(Order order) {
			return new Line(order.id(), order.product(), order.quantity());
		}

	}

}
