package dev.monitored.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One of the meters of a package, which are declared once, as an enum.
 */
public interface DescribedMeter {

	/**
	 * Returns what is known of the meter.
	 * @return its name, unit, description and labels
	 */
	MeterDetails details();

	/**
	 * Returns the name of the meter.
	 * @return the name, in Micrometer's spelling
	 */
	default String meterName() {
		return details().meterName();
	}

	/**
	 * Returns the base unit of the meter.
	 * @return the unit, or {@code null} if there is none
	 */
	default @Nullable String unit() {
		return details().unit();
	}

	/**
	 * Returns the description of the meter.
	 * @return the description
	 */
	default String description() {
		return details().description();
	}

	/**
	 * Returns the label keys of the meter, without those that the application declares.
	 * @return the label keys
	 */
	default List<String> labels() {
		return details().labels();
	}

}
