package dev.monitored.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a meter before it is registered.
 *
 * @param meterName the name, in Micrometer's spelling
 * @param unit the base unit, or {@code null} if there is none
 * @param description the description
 * @param labels the keys of the labels
 */
public record MeterDetails(String meterName, @Nullable String unit, String description, List<String> labels) {

	/**
	 * Describes a meter without a unit.
	 * @param meterName the name
	 * @param description the description
	 * @param labels the keys of the labels
	 * @return the details
	 */
	public static MeterDetails of(String meterName, String description, String... labels) {
		return new MeterDetails(meterName, null, description, List.of(labels));
	}

}
