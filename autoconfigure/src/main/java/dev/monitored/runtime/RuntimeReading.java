package dev.monitored.runtime;

import java.util.List;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A value of the process that is exported as one series.
 */
final class RuntimeReading {

	private static final String TOTAL = "_total";

	private final RuntimeMeters meter;

	private final Tags tags;

	private final RuntimeValue value;

	private final RuntimeSources sources;

	private volatile double most;

	RuntimeReading(RuntimeValue value, RuntimeSources sources) {
		this.meter = value.meter();
		this.tags = value.tags();
		this.value = value;
		this.sources = sources;
	}

	RuntimeMeters meter() {
		return this.meter;
	}

	/**
	 * Returns whether the value is known here.
	 * @return whether it is
	 */
	boolean exists() {
		return !Double.isNaN(value());
	}

	/**
	 * Registers the series, unless the registry has it from the application or from a
	 * binder of Micrometer.
	 * @param registry the registry
	 * @return the meter of the series
	 */
	Meter register(MeterRegistry registry) {
		Meter known = known(registry);
		if (known != null) {
			return known;
		}
		return this.meter.isCounter()
				? FunctionCounter.builder(this.meter.meterName(), this, RuntimeReading::count)
					.baseUnit(this.meter.unit())
					.description(this.meter.description())
					.tags(this.tags)
					.register(registry)
				: Gauge.builder(this.meter.meterName(), this, RuntimeReading::value)
					.baseUnit(this.meter.unit())
					.description(this.meter.description())
					.tags(this.tags)
					.register(registry);
	}

	private @Nullable Meter known(MeterRegistry registry) {
		String exported = exported(this.meter.meterName(), this.meter.unit());
		int beginning = exported.indexOf('_');
		List<Tag> labels = this.tags.stream().toList();
		for (Meter other : registry.getMeters()) {
			Meter.Id id = other.getId();
			if (id.getName().regionMatches(0, exported, 0, beginning)
					&& exported(id.getName(), id.getBaseUnit()).equals(exported) && id.getTags().containsAll(labels)) {
				return other;
			}
		}
		return null;
	}

	private double value() {
		return this.sources.read(this.value);
	}

	// A counter never falls, also while its source cannot be read or is another one
	private double count() {
		double read = value();
		if (read > this.most) {
			this.most = read;
		}
		return this.most;
	}

	/**
	 * Returns what Prometheus makes of a name, which may be spelt so already.
	 * @param name the name of a meter
	 * @param unit its unit, or {@code null} if there is none
	 * @return the name with unit and underscores, without {@code total}
	 */
	private static String exported(String name, @Nullable String unit) {
		String spelt = name.replace('.', '_');
		if (spelt.endsWith(TOTAL)) {
			spelt = spelt.substring(0, spelt.length() - TOTAL.length());
		}
		return (unit != null && !spelt.endsWith("_" + unit)) ? spelt + "_" + unit : spelt;
	}

}
