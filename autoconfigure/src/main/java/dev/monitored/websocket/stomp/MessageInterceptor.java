package dev.monitored.websocket.stomp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.messaging.support.ExecutorChannelInterceptor;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.MessageRecorder;
import dev.monitored.websocket.recording.WebSocketRecorders;

/**
 * Measures the messages that methods of the application handle. The channel hands each
 * message to every handler, of which one calls methods.
 */
final class MessageInterceptor implements ExecutorChannelInterceptor {

	private static final FailureLog failures = new FailureLog(MessageInterceptor.class);

	private final WebSocketRecorders recorders;

	private final Map<MessageHandler, MessageTemplates> templates = new ConcurrentHashMap<>();

	MessageInterceptor(WebSocketRecorders recorders) {
		this.recorders = recorders;
	}

	/**
	 * Measures the messages of a handler.
	 * @param handler the handler, whose methods are known
	 */
	void measure(SimpAnnotationMethodMessageHandler handler) {
		this.templates.put(handler, new MessageTemplates(handler, this.recorders::declaredMessages));
	}

	@Override
	public Message<?> beforeHandle(Message<?> message, MessageChannel channel, MessageHandler handler) {
		MessageTemplates known = this.templates.get(handler);
		if (known != null) {
			try {
				HandledMessage.begin(recorder(known, message), message);
			}
			catch (Throwable ex) {
				failures.failed("A message could not be measured", ex);
			}
		}
		return message;
	}

	@Override
	public void afterMessageHandled(Message<?> message, MessageChannel channel, MessageHandler handler,
			@Nullable Exception thrown) {
		if (this.templates.containsKey(handler)) {
			try {
				HandledMessage.end(thrown);
			}
			catch (Throwable ex) {
				failures.failed("The handling of a message could not be recorded", ex);
			}
		}
	}

	private static @Nullable MessageRecorder recorder(MessageTemplates templates, Message<?> message) {
		if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) != SimpMessageType.MESSAGE) {
			return null;
		}
		String destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
		return (destination != null) ? templates.find(destination) : null;
	}

}
