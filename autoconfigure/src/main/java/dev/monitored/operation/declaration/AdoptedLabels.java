package dev.monitored.operation.declaration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The labels of methods that annotations of Micrometer make operations: those that every
 * operation has. A line at start-up names each other key.
 */
public final class AdoptedLabels {

	private static final Log logger = LogFactory.getLog(AdoptedLabels.class);

	private final TagKeys tagKeys;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	AdoptedLabels(TagKeys tagKeys) {
		this.tagKeys = tagKeys;
	}

	/**
	 * Returns the key of a label as it is declared.
	 * @param written the key, in either spelling
	 * @param place where it is written, for the log
	 * @return the key, or {@code null} if operations do not have it
	 */
	public @Nullable String key(String written, String place) {
		String key = this.tagKeys.find(written);
		if (key == null && this.reported.add(written)) {
			String refusal = TagKeys.refusal(written);
			logger.info((refusal != null) ? text(written, place, refusal)
					: "The label '%s' of %s is none of its operation. To have it, declare it: %s".formatted(written,
							place, this.tagKeys.with(written)));
		}
		return key;
	}

	/**
	 * Reports a label that an operation does not have although its key is declared.
	 * @param written what is written of it: its key or its expression
	 * @param place where it is written, for the log
	 * @param reason why it is left out
	 */
	public void leaveOut(String written, String place, String reason) {
		logger.info(text(written, place, reason));
	}

	private static String text(String written, String place, String reason) {
		return "The label '%s' of %s is none of its operation, because %s".formatted(written, place, reason);
	}

	/**
	 * Returns the labels that an operation has. Those that the configuration gives it
	 * win.
	 * @param pairs keys, each followed by its value
	 * @param operation the operation
	 * @param place where they are written, for the log
	 * @return the values by key
	 */
	Map<String, String> of(String[] pairs, Operation operation, String place) {
		Map<String, String> labels = new LinkedHashMap<>();
		for (int index = 0; index + 1 < pairs.length; index += 2) {
			String key = key(pairs[index], place);
			if (key != null && StringUtils.hasText(pairs[index + 1])) {
				labels.put(key, pairs[index + 1]);
			}
		}
		labels.keySet().removeAll(operation.tags().keySet());
		return labels;
	}

}
