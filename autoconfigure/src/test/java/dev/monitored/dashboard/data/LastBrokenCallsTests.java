package dev.monitored.dashboard.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.EndedCall;
import dev.monitored.outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LastBrokenCalls}.
 */
class LastBrokenCallsTests {

	private long time = 1_700_000_000_000L;

	private final LastBrokenCalls calls = new LastBrokenCalls(() -> this.time);

	@Test
	void keepsTheLastHundred() {
		for (int call = 0; call < 130; call++) {
			broken("checkout");
		}
		List<BrokenCall> all = this.calls.after(null, 0);
		assertThat(all).hasSize(100);
		assertThat(all.get(0).number()).isEqualTo(130);
		assertThat(this.calls.after(null, 128)).extracting(BrokenCall::number).containsExactly(130L, 129L);
	}

	@Test
	void keepsCallsOfAnSloThoughOthersBreakMoreOften() {
		broken("rare");
		broken("rare", "checkout");
		for (int call = 0; call < 1_000; call++) {
			broken("checkout");
		}
		assertThat(this.calls.after(null, 0)).noneMatch((call) -> call.broken().containsKey("rare"));
		assertThat(this.calls.after("rare", 0)).extracting(BrokenCall::number).containsExactly(2L, 1L);
		assertThat(this.calls.after("rare", 1)).extracting(BrokenCall::number).containsExactly(2L);
		assertThat(this.calls.after("checkout", 0)).hasSize(LastBrokenCalls.MOST_OF_ONE);
		assertThat(this.calls.after("unknown", 0)).isEmpty();
	}

	@Test
	void forgetsTheCallsOfTheSloThatWasBrokenLongestAgo() {
		for (int slo = 0; slo < LastBrokenCalls.MOST_SLOS; slo++) {
			broken("slo-" + slo);
		}
		broken("slo-0");
		broken("another");
		assertThat(this.calls.after("slo-0", 0)).hasSize(2);
		assertThat(this.calls.after("slo-1", 0)).isEmpty();
		assertThat(this.calls.after("another", 0)).hasSize(1);
	}

	@Test
	void returnsTheCallsOfWhichItHeardSinceSomeTime() {
		broken("checkout");
		this.time += 1_000;
		broken("checkout");
		assertThat(this.calls.since(null, this.time)).extracting(BrokenCall::number).containsExactly(2L);
		assertThat(this.calls.since("checkout", 0)).hasSize(2);
	}

	private void broken(String... slos) {
		this.calls.ended(new EndedCall("operation", Map.of("operation", "place"), Status.ERROR, "BankException",
				new IllegalStateException(), Instant.ofEpochMilli(this.time), 7, Duration.ofMillis(250),
				Arrays.stream(slos).map((slo) -> new BrokenObjective(slo, "availability", "99%", null)).toList(), null,
				null));
	}

}
