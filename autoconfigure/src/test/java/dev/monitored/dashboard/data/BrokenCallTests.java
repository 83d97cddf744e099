package dev.monitored.dashboard.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.EndedCall;
import dev.monitored.cause.Cause;
import dev.monitored.outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BrokenCall}.
 */
class BrokenCallTests {

	@Test
	void hasWhatSomebodyOnCallLooksFor() {
		EndedCall call = new EndedCall("operation", Map.of("operation", "checkout"), Status.ERROR, "BankException",
				new IllegalStateException("card 4111"), Instant.ofEpochMilli(1_000), 7, Duration.ofMillis(250),
				List.of(new BrokenObjective("checkout", "availability", "99%", null)), new Cause("http", "bank"),
				"4bf92f3577b34da6a3ce929d0e0e4736");
		assertThat(RowsJson.call(BrokenCall.of(3, 2_000, call))).containsEntry("number", 3L)
			.containsEntry("time", 1_250L)
			.containsEntry("labels", Map.of("operation", "checkout"))
			.containsEntry("status", "error")
			.containsEntry("millis", 250L)
			.containsEntry("error", "BankException")
			.containsEntry("cause", "http")
			.containsEntry("resource", "bank")
			.containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
			.containsEntry("broken", Map.of("checkout", List.of("99%")))
			.hasSize(11);
	}

}
