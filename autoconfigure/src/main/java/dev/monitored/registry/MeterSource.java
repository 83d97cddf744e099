package dev.monitored.registry;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Contributes the meters of a package, so that a setting which names another one is
 * found. It is named in {@code META-INF/spring.factories} and no bean, because such
 * settings are read before there are beans.
 */
public abstract class MeterSource {

	private final List<MeterDetails> meters;

	private final List<String> beginnings;

	/**
	 * Creates a source of a single meter.
	 * @param meter the meter
	 * @param beginnings what the names of meters of this package begin with
	 */
	protected MeterSource(MeterDetails meter, String... beginnings) {
		this.meters = List.of(meter);
		this.beginnings = List.of(beginnings);
	}

	/**
	 * Creates a source of the meters that an enum declares.
	 * @param meters the meters
	 * @param beginnings what the names of meters of this package begin with. A similar
	 * name with another beginning is taken for a meter of the application.
	 */
	protected MeterSource(DescribedMeter[] meters, String... beginnings) {
		this.meters = Arrays.stream(meters).map(DescribedMeter::details).toList();
		this.beginnings = List.of(beginnings);
	}

	/**
	 * Returns the meters.
	 * @return the meters
	 */
	public final List<MeterDetails> meters() {
		return this.meters;
	}

	/**
	 * Returns what the names of the meters begin with.
	 * @return the beginnings, in Micrometer's spelling
	 */
	public final List<String> beginnings() {
		return this.beginnings;
	}

	/**
	 * Returns where the application declares more labels of a meter.
	 * @param meter the name of the meter
	 * @return the setting that lists the label keys, or {@code null} if there is none
	 */
	public @Nullable String labelSetting(String meter) {
		return null;
	}

}
