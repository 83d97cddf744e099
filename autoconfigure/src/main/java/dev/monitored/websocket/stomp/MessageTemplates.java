package dev.monitored.websocket.stomp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.SimpMessageMappingInfo;
import org.springframework.messaging.simp.SimpMessageTypeMessageCondition;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.util.PathMatcher;

import dev.monitored.websocket.recording.MessageRecorder;

/**
 * Finds what records a message by the template of {@code @MessageMapping} that its
 * destination matches. A destination without a template never becomes a label: clients
 * choose it.
 */
final class MessageTemplates {

	private static final String SLASH = "/";

	private final PathMatcher matcher;

	private final Map<String, MessageRecorder> byTemplate = new TreeMap<>();

	/**
	 * Reads the templates of a handler, whose methods are known.
	 * @param handler the handler
	 * @param recorders returns what records the messages of a template
	 */
	MessageTemplates(SimpAnnotationMethodMessageHandler handler, Function<String, MessageRecorder> recorders) {
		this.matcher = handler.getPathMatcher();
		Collection<String> prefixes = prefixes(handler);
		handler.getHandlerMethods()
			.keySet()
			.stream()
			.filter(MessageTemplates::isOfMessages)
			.flatMap((mapping) -> mapping.getDestinationConditions().getPatterns().stream())
			.flatMap((pattern) -> prefixes.stream().map((prefix) -> joined(prefix, pattern)))
			.distinct()
			.forEach((template) -> this.byTemplate.put(template, recorders.apply(template)));
	}

	/**
	 * Returns what records the messages of a destination.
	 * @param destination the destination
	 * @return the recorder, or {@code null} if no method handles them
	 */
	@Nullable MessageRecorder find(String destination) {
		MessageRecorder exact = this.byTemplate.get(destination);
		if (exact != null) {
			return exact;
		}
		return this.byTemplate.keySet()
			.stream()
			.filter((template) -> this.matcher.match(template, destination))
			.min(this.matcher.getPatternComparator(destination))
			.map(this.byTemplate::get)
			.orElse(null);
	}

	private static boolean isOfMessages(SimpMessageMappingInfo mapping) {
		return SimpMessageTypeMessageCondition.MESSAGE.equals(mapping.getMessageTypeMessageCondition());
	}

	private static Collection<String> prefixes(SimpAnnotationMethodMessageHandler handler) {
		Collection<String> prefixes = handler.getDestinationPrefixes();
		return (prefixes == null || prefixes.isEmpty()) ? List.of("") : prefixes;
	}

	private static String joined(String prefix, String pattern) {
		return (prefix.endsWith(SLASH) && pattern.startsWith(SLASH)) ? prefix + pattern.substring(1) : prefix + pattern;
	}

}
