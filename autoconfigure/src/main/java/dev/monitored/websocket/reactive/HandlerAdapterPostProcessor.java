package dev.monitored.websocket.reactive;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;

import dev.monitored.websocket.recording.WebSocketRecorders;

/**
 * Replaces WebFlux's adapter for WebSocket handlers by one that measures them. An adapter
 * of a subclass is left as it is.
 */
public final class HandlerAdapterPostProcessor implements BeanPostProcessor {

	private final WebSocketRecorders recorders;

	/**
	 * Creates a post-processor.
	 * @param recorders records connections and messages
	 */
	public HandlerAdapterPostProcessor(WebSocketRecorders recorders) {
		this.recorders = recorders;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean.getClass() != WebSocketHandlerAdapter.class) {
			return bean;
		}
		this.recorders.expectMessages();
		return new MeasuredHandlerAdapter((WebSocketHandlerAdapter) bean, this.recorders);
	}

}
