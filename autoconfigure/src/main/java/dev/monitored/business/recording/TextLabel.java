package dev.monitored.business.recording;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.known.KnownValues;

/**
 * A label whose values are texts, of which the guard keeps as many as the settings allow.
 */
final class TextLabel extends MeterNode {

	private static final FailureLog failures = new FailureLog(TextLabel.class);

	private final BoundedLabel label;

	private final KnownValues<String, MeterNode> nodes;

	TextLabel(BoundedLabel label, Function<String, MeterNode> next) {
		this.label = label;
		this.nodes = new KnownValues<>(next);
	}

	@Override
	public MeterNode of(@Nullable Object argument) {
		try {
			return this.nodes.get(this.label.admit((argument != null) ? text(argument) : null));
		}
		catch (Throwable ex) {
			failures.failed("An event could not be recorded", ex);
			return NOTHING;
		}
	}

	private static String text(Object argument) {
		try {
			return argument.toString();
		}
		catch (RuntimeException ex) {
			failures.failed("The value of a label could not be told", ex);
			return BoundedLabel.UNKNOWN;
		}
	}

}
