package dev.monitored.guard;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts the values of one label that were folded, and says so once with three examples.
 */
final class FoldedValues {

	private static final Log logger = LogFactory.getLog(FoldedValues.class);

	private static final int EXAMPLES = 3;

	private static final int ENOUGH_WITHOUT_EXAMPLES = 100;

	private static final int EXAMPLE_LENGTH = 60;

	private final String meter;

	private final String label;

	private final int maxValues;

	private final LongAdder count = new LongAdder();

	private final Set<String> examples = new LinkedHashSet<>();

	private volatile boolean reported;

	FoldedValues(String meter, String label, int maxValues) {
		this.meter = meter;
		this.label = label;
		this.maxValues = maxValues;
	}

	void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("monitored.guard.folded", this.count, LongAdder::sum)
			.description("Values of calls that were folded into _other because their label had too many")
			.tag("meter", this.meter)
			.tag("label", this.label)
			.register(registry);
	}

	void add(String value) {
		this.count.increment();
		if (!this.reported) {
			addExample(value);
		}
	}

	private void addExample(String value) {
		synchronized (this.examples) {
			this.examples.add((value.length() > EXAMPLE_LENGTH) ? value.substring(0, EXAMPLE_LENGTH) + "…" : value);
			if (!this.reported && isWorthReporting()) {
				this.reported = true;
				report();
			}
		}
	}

	private boolean isWorthReporting() {
		return this.examples.size() == EXAMPLES || this.count.sum() >= ENOUGH_WITHOUT_EXAMPLES;
	}

	private void report() {
		logger.warn(
				"The label '%s' of the meter '%s' has more than %d values; further ones, such as %s, are counted as '%s'. Use a label with fewer values, or raise monitored.guard.max-values"
					.formatted(this.label, this.meter, this.maxValues, this.examples, BoundedLabel.OTHER));
	}

}
