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
			logger.info("The label '%s' of %s is none of its operation. To have it, declare it: %s".formatted(written,
					place, this.tagKeys.with(written)));
		}
		return key;
	}

	/**
	 * Returns the labels that operations have.
	 * @param pairs keys, each followed by its value
	 * @param place where they are written, for the log
	 * @return the values by key
	 */
	Map<String, String> of(String[] pairs, String place) {
		Map<String, String> labels = new LinkedHashMap<>();
		for (int index = 0; index + 1 < pairs.length; index += 2) {
			String key = key(pairs[index], place);
			if (key != null && StringUtils.hasText(pairs[index + 1])) {
				labels.put(key, pairs[index + 1]);
			}
		}
		return labels;
	}

}
