package dev.monitored.websocket.stomp;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.socket.messaging.WebSocketAnnotationMethodMessageHandler;

/**
 * Hears of exceptions of message methods that no method of the application handles.
 * Spring only logs these, and does not log what this method hears of: so it logs the same
 * line.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class UnhandledFailures {

	private static final Log logger = LogFactory.getLog(WebSocketAnnotationMethodMessageHandler.class);

	@MessageExceptionHandler
	void fail(Exception failure) {
		HandledMessage.fail(failure);
		logger.error("Unhandled exception from message handler method", failure);
	}

}
