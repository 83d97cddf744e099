package dev.monitored.meter;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.monitored.db.recording.DbMeters;
import dev.monitored.db.recording.DbSignals;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.http.exchange.HttpTimer;
import dev.monitored.llm.recording.LlmMeters;
import dev.monitored.llm.recording.LlmSignals;
import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.operation.recording.OperationMeters;
import dev.monitored.registry.DescribedMeter;
import dev.monitored.slo.Signal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimedSignal}.
 */
class TimedSignalTests {

	@Test
	void namesTheMetersOfTheBinders() {
		assertThat(Stream.of(TimedSignal.values())
			.map((signal) -> new Named(signal.id(), signal.timer(), signal.active())))
			.containsExactlyInAnyOrder(
					new Named(HttpSignals.SERVER.id(), HttpTimer.SERVER.meterName(),
							ExchangeMeters.SERVER_ACTIVE.meterName()),
					new Named(HttpSignals.CLIENT.id(), HttpTimer.CLIENT.meterName(), null),
					named(OperationSignals.OPERATION, OperationMeters.DURATION, OperationMeters.ACTIVE),
					named(DbSignals.DB, DbMeters.DURATION, DbMeters.ACTIVE),
					named(LlmSignals.LLM, LlmMeters.LATENCY, LlmMeters.ACTIVE));
	}

	private static Named named(Signal signal, DescribedMeter timer, DescribedMeter active) {
		return new Named(signal.id(), timer.meterName(), active.meterName());
	}

	private record Named(String signal, String timer, @Nullable String active) {

	}

}
