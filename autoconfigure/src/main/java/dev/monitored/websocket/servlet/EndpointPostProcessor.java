package dev.monitored.websocket.servlet;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.ExceptionWebSocketHandlerDecorator;
import org.springframework.web.socket.handler.LoggingWebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.MessageRecorder;
import dev.monitored.websocket.recording.WebSocketRecorders;

/**
 * Measures the endpoints of every handler mapping: handlers, SockJS, and the endpoints of
 * a broker. The mapping keeps its type, and what is behind its paths does.
 */
public final class EndpointPostProcessor implements InstantiationAwareBeanPostProcessor {

	private static final FailureLog failures = new FailureLog(EndpointPostProcessor.class);

	private static final boolean MESSAGING = ClassUtils.isPresent("org.springframework.messaging.MessageHandler",
			EndpointPostProcessor.class.getClassLoader());

	private static final String BELOW = "/**";

	private final WebSocketRecorders recorders;

	/**
	 * Creates a post-processor.
	 * @param recorders records connections and messages
	 */
	public EndpointPostProcessor(WebSocketRecorders recorders) {
		this.recorders = recorders;
	}

	/**
	 * Measures a mapping before it reads its own paths.
	 */
	@Override
	public boolean postProcessAfterInstantiation(Object bean, String beanName) {
		if (bean instanceof SimpleUrlHandlerMapping mapping) {
			try {
				measure(mapping);
			}
			catch (Throwable ex) {
				failures.failed("The endpoints of '%s' could not be measured".formatted(beanName), ex);
			}
		}
		return true;
	}

	private void measure(SimpleUrlHandlerMapping mapping) {
		Map<String, Object> measured = new LinkedHashMap<>();
		mapping.getUrlMap().forEach((path, handler) -> {
			Object replacement = measured(path, handler);
			if (replacement != null) {
				measured.put(path, replacement);
			}
		});
		mapping.setUrlMap(measured);
	}

	/**
	 * Returns what stands for a handler of requests that opens connections.
	 * @param path the path of the mapping
	 * @param handler the handler
	 * @return a handler of the same class, or {@code null} if it is left as it is
	 */
	private @Nullable Object measured(String path, Object handler) {
		if (handler.getClass() == WebSocketHttpRequestHandler.class) {
			return measured(path, (WebSocketHttpRequestHandler) handler);
		}
		if (handler.getClass() == SockJsHttpRequestHandler.class) {
			return measured(path, (SockJsHttpRequestHandler) handler);
		}
		return null;
	}

	private @Nullable Object measured(String path, WebSocketHttpRequestHandler original) {
		WebSocketHandler handler = undecorated(original.getWebSocketHandler());
		if (handler == null) {
			return null;
		}
		WebSocketHttpRequestHandler replacement = new WebSocketHttpRequestHandler(measured(path, handler),
				original.getHandshakeHandler());
		replacement.setHandshakeInterceptors(original.getHandshakeInterceptors());
		return replacement;
	}

	private @Nullable Object measured(String path, SockJsHttpRequestHandler original) {
		WebSocketHandler handler = undecorated(original.getWebSocketHandler());
		return (handler != null) ? new SockJsHttpRequestHandler(original.getSockJsService(), measured(path, handler))
				: null;
	}

	private WebSocketHandler measured(String pattern, WebSocketHandler handler) {
		String path = pattern.endsWith(BELOW) ? pattern.substring(0, pattern.length() - BELOW.length()) : pattern;
		MessageRecorder messages = isOfBroker(handler) ? null : this.recorders.declaredMessages(path);
		return new MeasuredWebSocketHandler(handler, this.recorders.declaredEndpoint(path), messages);
	}

	/**
	 * Returns a handler without what Spring puts around it, which would hide its
	 * exceptions. Spring puts the same around the replacement.
	 * @param decorated the handler of a mapping
	 * @return the handler, or {@code null} if there is something else around it, or it is
	 * measured
	 */
	private static @Nullable WebSocketHandler undecorated(WebSocketHandler decorated) {
		if (decorated instanceof ExceptionWebSocketHandlerDecorator outer
				&& outer.getDelegate() instanceof LoggingWebSocketHandlerDecorator inner
				&& !(inner.getDelegate() instanceof MeasuredWebSocketHandler)) {
			return inner.getDelegate();
		}
		return null;
	}

	private static boolean isOfBroker(WebSocketHandler handler) {
		return MESSAGING && WebSocketHandlerDecorator.unwrap(handler) instanceof SubProtocolWebSocketHandler;
	}

}
