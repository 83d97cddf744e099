package dev.monitored.operation.declaration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Warns of classes that share an operation because they share their simple name, once for
 * each name.
 */
final class SharedNames {

	private static final Log logger = LogFactory.getLog(SharedNames.class);

	private final Map<String, String> types = new HashMap<>();

	private final Set<String> warned = new HashSet<>();

	/**
	 * Notes after which type an operation is named.
	 * @param operation the name of the operation
	 * @param type the type
	 */
	void add(String operation, Class<?> type) {
		String other = otherThan(type.getName(), operation);
		if (other != null) {
			logger.warn(
					"The classes %s and %s have the same simple name, so that their calls are counted as one operation, '%s'. If that is not meant, give one of them a name, for example @Monitored(\"%s\")"
						.formatted(other, type.getName(), operation, example(type)));
		}
	}

	private synchronized @Nullable String otherThan(String type, String operation) {
		String known = this.types.putIfAbsent(operation, type);
		boolean isOther = known != null && !known.equals(type);
		return (isOther && this.warned.add(operation)) ? known : null;
	}

	private static String example(Class<?> type) {
		String packageName = type.getPackageName();
		return packageName.substring(packageName.lastIndexOf('.') + 1) + "-" + type.getSimpleName();
	}

}
