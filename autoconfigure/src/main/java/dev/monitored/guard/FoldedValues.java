package dev.monitored.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.failure.LogText;
import dev.monitored.label.LabelValue;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;
import dev.monitored.registry.Registration;

/**
 * Counts the values of one label that were folded or shortened, and warns of each once.
 */
final class FoldedValues {

	private static final Log logger = LogFactory.getLog(FoldedValues.class);

	private static final MeterDetails METER = MeterDetails.of("monitored.guard.folded",
			"Values of calls that were folded into _other because their label had too many, or shortened", "meter",
			"label");

	private static final int EXAMPLES = 3;

	private static final int ENOUGH_WITHOUT_EXAMPLES = 100;

	private final Registration registration;

	private final String meter;

	private final String label;

	private final int maxValues;

	private final LongAdder count = new LongAdder();

	private final Set<String> examples = new LinkedHashSet<>();

	private final AtomicBoolean shortenedReported = new AtomicBoolean();

	private volatile boolean reported;

	FoldedValues(String meter, String label, int maxValues, DeferredMeters meters) {
		this.meter = meter;
		this.label = label;
		this.maxValues = maxValues;
		this.registration = meters.registrationUntilClosed(METER.meterName(), this::bindTo);
	}

	void register() {
		this.registration.ensure();
	}

	private FunctionCounter bindTo(MeterRegistry registry) {
		return FunctionCounter.builder(METER.meterName(), this.count, LongAdder::sum)
			.description(METER.description())
			.tag("meter", this.meter)
			.tag("label", this.label)
			.register(registry);
	}

	void add(String value) {
		this.count.increment();
		register();
		if (!this.reported) {
			addExample(value);
		}
	}

	void addShortened(String value, int maxLength) {
		this.count.increment();
		if (this.shortenedReported.compareAndSet(false, true)) {
			logger.warn(
					"The label '%s' of the meter '%s' had a value of %d characters, which begins with %s. Values are shortened to %d characters; monitored.guard.max-length allows more"
						.formatted(this.label, this.meter, value.length(), LogText.of(value), maxLength));
		}
	}

	LabelUse use(int values) {
		List<String> copy;
		synchronized (this.examples) {
			copy = List.copyOf(this.examples);
		}
		return new LabelUse(this.meter, this.label, this.maxValues, values, this.count.sum(), copy);
	}

	private void addExample(String value) {
		String reportedExamples;
		synchronized (this.examples) {
			if (this.reported) {
				return;
			}
			this.examples.add(LogText.of(value));
			if (!isWorthReporting()) {
				return;
			}
			this.reported = true;
			reportedExamples = this.examples.toString();
		}
		report(reportedExamples);
	}

	private boolean isWorthReporting() {
		return this.examples.size() == EXAMPLES || this.count.sum() >= ENOUGH_WITHOUT_EXAMPLES;
	}

	private void report(String reportedExamples) {
		String excess = (this.maxValues > 0) ? "has more than %d values; further ones".formatted(this.maxValues)
				: "has values that are not allowed; these";
		logger.warn(
				"The label '%s' of the meter '%s' %s, such as %s, are counted as '%s'. Use a label with fewer values, or allow it more under monitored.guard.labels or monitored.guard.max-values"
					.formatted(this.label, this.meter, excess, reportedExamples, LabelValue.OTHER));
	}

	/**
	 * Contributes the counter.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(METER, "monitored");
		}

	}

}
