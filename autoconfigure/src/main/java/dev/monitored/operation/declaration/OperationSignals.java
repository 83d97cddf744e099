package dev.monitored.operation.declaration;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.SignalSource;

/**
 * The signal of operations.
 */
public final class OperationSignals implements SignalSource {

	/**
	 * Methods under {@code @Monitored} and code recorded by hand.
	 */
	public static final Signal OPERATION = Signal.of("operation", "fast", "operation")
		.with(Trait.DECLARED_LABELS, Trait.QUEUED)
		.recordedByHand("one that code records by hand has by-hand: true in monitored.operation.overrides");

	@Override
	public List<Signal> signals() {
		return List.of(OPERATION);
	}

}
