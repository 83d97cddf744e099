package dev.monitored.http.exchange;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExchangesInFlight}.
 */
class ExchangesInFlightTests {

	private final TrackedSlo slo = new TrackedSlo(new Slo("all", HttpSignals.SERVER, Map.of(), Map.of(), List.of(),
			Window.DEFAULT, null, null, null, null, false, true), () -> 0, null);

	@Test
	void countsThoseThatWait() {
		ExchangesInFlight inFlight = new ExchangesInFlight((exchange) -> List.of(this.slo));
		inFlight.add(new StubExchange(false));
		inFlight.add(new StubExchange(false));
		inFlight.add(new StubExchange(true));
		assertThat(inFlight.waiting(this.slo)).isEqualTo(2);
	}

	@Test
	void leavesOutThoseThatEndMeanwhile() {
		ExchangesInFlight inFlight = new ExchangesInFlight((exchange) -> {
			exchange.labels();
			return List.of(this.slo);
		});
		inFlight.add(new StubExchange(false));
		inFlight.add(new StubExchange(false) {

			@Override
			public ExchangeLabels labels() {
				throw new IllegalStateException("The request object has been recycled");
			}

		});
		assertThat(inFlight.waiting(this.slo)).isEqualTo(1);
	}

	@Test
	void leavesOutThoseThatEndedWithoutAnAnswerAndAreNotCountedYet() {
		ExchangesInFlight inFlight = new ExchangesInFlight((exchange) -> List.of(this.slo));
		StubExchange failed = new StubExchange(false);
		inFlight.add(failed);
		failed.end();
		assertThat(inFlight.waiting(this.slo)).isZero();
		assertThat(inFlight.number().getAsLong()).isEqualTo(1);
	}

	private static class StubExchange extends Exchange {

		private final boolean answering;

		StubExchange(boolean answering) {
			super(false);
			this.answering = answering;
		}

		@Override
		public ExchangeLabels labels() {
			return new ExchangeLabels("GET", "/", null);
		}

		@Override
		public boolean isAnswering() {
			return this.answering;
		}

		@Override
		public int code() {
			return 200;
		}

		@Override
		protected boolean isAborted() {
			return false;
		}

		@Override
		protected boolean isFailed() {
			return false;
		}

		@Override
		protected @Nullable Throwable failure() {
			return null;
		}

	}

}
