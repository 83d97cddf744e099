package dev.monitored.websocket.stomp;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.messaging.support.ExecutorSubscribableChannel;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.WebSocketRecorders;

/**
 * Looks at the messages that clients send over the channel of a broker.
 */
public final class BrokerPostProcessor implements BeanPostProcessor {

	private static final FailureLog failures = new FailureLog(BrokerPostProcessor.class);

	private static final String CHANNEL = "clientInboundChannel";

	private final MessageInterceptor interceptor;

	/**
	 * Creates a post-processor.
	 * @param recorders records the handling of messages
	 */
	public BrokerPostProcessor(WebSocketRecorders recorders) {
		this.interceptor = new MessageInterceptor(recorders);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		try {
			if (bean instanceof SimpAnnotationMethodMessageHandler handler) {
				this.interceptor.measure(handler);
				UnhandledFailures.observe(handler);
			}
			else if (CHANNEL.equals(beanName) && bean instanceof ExecutorSubscribableChannel channel) {
				channel.addInterceptor(this.interceptor);
			}
		}
		catch (Throwable ex) {
			failures.failed("Messages of '%s' could not be measured".formatted(beanName), ex);
		}
		return bean;
	}

}
