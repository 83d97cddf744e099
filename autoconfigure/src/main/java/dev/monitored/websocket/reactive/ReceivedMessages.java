package dev.monitored.websocket.reactive;

import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

import dev.monitored.stream.PassingSubscriber;

/**
 * The messages that a connection receives, each of which is measured while it is handed
 * on.
 */
final class ReceivedMessages extends FluxOperator<WebSocketMessage, WebSocketMessage> {

	private final ReactiveConnection connection;

	ReceivedMessages(Flux<WebSocketMessage> source, ReactiveConnection connection) {
		super(source);
		this.connection = connection;
	}

	@Override
	public void subscribe(CoreSubscriber<? super WebSocketMessage> actual) {
		this.source.subscribe(new MessageSubscriber(actual, this.connection));
	}

	/**
	 * Measures the messages of a subscription.
	 */
	private static final class MessageSubscriber extends PassingSubscriber<WebSocketMessage> {

		private final ReactiveConnection connection;

		MessageSubscriber(CoreSubscriber<? super WebSocketMessage> subscriber, ReactiveConnection connection) {
			super(subscriber);
			this.connection = connection;
		}

		@Override
		public void onNext(WebSocketMessage message) {
			if (ReactiveConnection.isControl(message)) {
				super.onNext(message);
			}
			else {
				this.connection.handle(message, () -> super.onNext(message));
			}
		}

	}

}
