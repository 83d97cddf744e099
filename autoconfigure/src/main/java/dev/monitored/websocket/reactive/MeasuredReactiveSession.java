package dev.monitored.websocket.reactive;

import java.util.Map;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A session that counts what is sent and measures what is received. It delegates every
 * method to the session of the server. It cannot be cast to the class of that session.
 */
final class MeasuredReactiveSession implements WebSocketSession {

	private final WebSocketSession session;

	private final ReactiveConnection connection;

	MeasuredReactiveSession(WebSocketSession session, ReactiveConnection connection) {
		this.session = session;
		this.connection = connection;
	}

	@Override
	public String getId() {
		return this.session.getId();
	}

	@Override
	public HandshakeInfo getHandshakeInfo() {
		return this.session.getHandshakeInfo();
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return this.session.bufferFactory();
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.session.getAttributes();
	}

	@Override
	public Flux<WebSocketMessage> receive() {
		return new ReceivedMessages(this.session.receive(), this.connection);
	}

	@Override
	public Mono<Void> send(Publisher<WebSocketMessage> messages) {
		return this.session
			.send(Flux.from(messages).doOnNext(this.connection::sent).doOnError(this.connection::failed));
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

	@Override
	public Mono<Void> close(CloseStatus status) {
		return this.session.close(status);
	}

	@Override
	public Mono<CloseStatus> closeStatus() {
		return this.session.closeStatus();
	}

	@Override
	public WebSocketMessage textMessage(String payload) {
		return this.session.textMessage(payload);
	}

	@Override
	public WebSocketMessage binaryMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return this.session.binaryMessage(payload);
	}

	@Override
	public WebSocketMessage pingMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return this.session.pingMessage(payload);
	}

	@Override
	public WebSocketMessage pongMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return this.session.pongMessage(payload);
	}

	@Override
	public String toString() {
		return this.session.toString();
	}

}
