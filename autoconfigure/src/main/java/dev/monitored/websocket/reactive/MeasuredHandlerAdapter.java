package dev.monitored.websocket.reactive;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.websocket.recording.WebSocketRecorders;

/**
 * An adapter that hands measured handlers to the service of another one.
 */
final class MeasuredHandlerAdapter extends WebSocketHandlerAdapter {

	private static final FailureLog failures = new FailureLog(MeasuredHandlerAdapter.class);

	private final WebSocketRecorders recorders;

	MeasuredHandlerAdapter(WebSocketHandlerAdapter original, WebSocketRecorders recorders) {
		super(original.getWebSocketService());
		setOrder(original.getOrder());
		this.recorders = recorders;
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		return super.handle(exchange, measured(exchange, handler));
	}

	private Object measured(ServerWebExchange exchange, Object handler) {
		try {
			String path = path(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
			return new MeasuredReactiveHandler((WebSocketHandler) handler, this.recorders.endpoint(path),
					this.recorders.messages(path));
		}
		catch (Throwable ex) {
			failures.failed("A connection could not be measured", ex);
			return handler;
		}
	}

	private static String path(@Nullable Object pattern) {
		return (pattern instanceof PathPattern known) ? known.getPatternString() : BoundedLabel.UNKNOWN;
	}

}
