package dev.monitored.operation.declaration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Warns of methods that share an operation of which an annotation of Micrometer made one,
 * once for each name.
 */
final class AdoptedNames {

	private static final Log logger = LogFactory.getLog(AdoptedNames.class);

	private final Map<String, Place> places = new HashMap<>();

	private final Set<String> warned = new HashSet<>();

	/**
	 * Notes where an operation is declared.
	 * @param operation the name of the operation
	 * @param text what declares it, and on which method
	 * @param isAdopted whether an annotation of Micrometer declares it
	 */
	void add(String operation, String text, boolean isAdopted) {
		String other = otherThan(new Place(text, isAdopted), operation);
		if (other != null) {
			logger.warn(
					"%s and %s have the same name, so that their calls are counted as one operation, '%s'. If that is not meant, give one of them a name of its own with @Monitored"
						.formatted(other, text, operation));
		}
	}

	private synchronized @Nullable String otherThan(Place place, String operation) {
		Place known = this.places.putIfAbsent(operation, place);
		boolean isShared = known != null && !known.text().equals(place.text())
				&& (known.isAdopted() || place.isAdopted());
		return (isShared && this.warned.add(operation)) ? known.text() : null;
	}

	/**
	 * Where an operation is declared.
	 *
	 * @param text what declares it, and on which method
	 * @param isAdopted whether an annotation of Micrometer declares it
	 */
	private record Place(String text, boolean isAdopted) {

	}

}
