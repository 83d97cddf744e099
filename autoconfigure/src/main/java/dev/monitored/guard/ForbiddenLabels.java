package dev.monitored.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.LogText;
import dev.monitored.settings.InvalidSettingException;

/**
 * Labels that should never be, because they have a value for each user, request or
 * moment. Their keys are compared without regard to spelling: {@code user_id},
 * {@code userId} and {@code user.id} are the same.
 */
public final class ForbiddenLabels {

	private static final Log logger = LogFactory.getLog(ForbiddenLabels.class);

	private static final int REMEMBERED = 1_000;

	private static final List<String> DEFAULTS = List.of("user_id", "user_name", "customer_id", "account_id", "email",
			"phone", "session_id", "conversation_id", "request_id", "trace_id", "span_id", "correlation_id",
			"transaction_id", "message_id", "order_id", "client_ip", "ip_address", "remote_addr", "timestamp", "uuid");

	private final Set<String> keys = new HashSet<>();

	private final Map<String, Boolean> known = new ConcurrentHashMap<>();

	private final Set<FoundLabel> found = ConcurrentHashMap.newKeySet();

	ForbiddenLabels(@Nullable List<String> keys) {
		for (String key : Objects.requireNonNullElse(keys, DEFAULTS)) {
			this.keys.add(checked(key));
		}
	}

	/**
	 * Returns whether a label should not be.
	 * @param key the key of the label
	 * @return whether it is forbidden
	 */
	public boolean contains(String key) {
		Boolean answer = this.known.get(key);
		return (answer != null) ? answer : find(key);
	}

	/**
	 * Reports that a meter has such a label, once.
	 * @param label the label
	 */
	public void report(FoundLabel label) {
		if (!this.found.contains(label) && this.found.size() < REMEMBERED && this.found.add(label)) {
			logger.warn(
					"The meter '%s' has the label '%s', whose values are without end%s. Take the label off the meter, or off monitored.guard.forbidden-labels if its values are few%s"
						.formatted(LogText.of(label.meter()), LogText.of(label.key()),
								label.removed() ? "; it is removed" : "",
								label.removed() ? "" : ", or set monitored.guard.remove-forbidden-labels=true"));
		}
	}

	/**
	 * Returns the labels that were removed.
	 * @return the labels, in no order
	 */
	public List<FoundLabel> removed() {
		return this.found.stream().filter(FoundLabel::removed).toList();
	}

	private boolean find(String key) {
		boolean answer = this.keys.contains(uniform(key));
		if (this.known.size() < REMEMBERED) {
			this.known.put(key, answer);
		}
		return answer;
	}

	private static String checked(String key) {
		String uniform = uniform(key);
		if (uniform.isEmpty()) {
			throw new InvalidSettingException("monitored.guard.forbidden-labels", key,
					"a label key has letters or digits", "Write a key such as user_id.");
		}
		return uniform;
	}

	private static String uniform(String key) {
		StringBuilder uniform = new StringBuilder();
		for (int index = 0; index < key.length(); index = key.offsetByCodePoints(index, 1)) {
			int character = key.codePointAt(index);
			if (Character.isLetterOrDigit(character)) {
				uniform.appendCodePoint(character);
			}
		}
		return uniform.toString().toLowerCase(Locale.ROOT);
	}

	/**
	 * A label that should not be.
	 *
	 * @param meter the name of the meter
	 * @param key the key of the label
	 * @param removed whether it was removed
	 */
	public record FoundLabel(String meter, String key, boolean removed) {

	}

}
