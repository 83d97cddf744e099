package dev.monitored.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Contributes the meters of a package, so that a setting which names another one is
 * found. It is named in {@code META-INF/spring.factories} and no bean, because such
 * settings are read before there are beans.
 */
public interface MeterSource {

	/**
	 * Returns the meters.
	 * @return the meters
	 */
	List<MeterDetails> meters();

	/**
	 * Returns what the names of the meters begin with. A similar name with another
	 * beginning is taken for a meter of the application.
	 * @return the beginnings, in Micrometer's spelling
	 */
	default List<String> beginnings() {
		return List.of();
	}

	/**
	 * Returns where the application declares more labels of a meter.
	 * @param meter the name of the meter
	 * @return the setting that lists the label keys, or {@code null} if there is none
	 */
	default @Nullable String labelSetting(String meter) {
		return null;
	}

}
