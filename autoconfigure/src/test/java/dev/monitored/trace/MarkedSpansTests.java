package dev.monitored.trace;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.monitored.call.BrokenObjective;
import dev.monitored.cause.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MarkedSpans} and {@link SpanMarks}.
 */
class MarkedSpansTests {

	private final MarkedSpans spans = new MarkedSpans();

	@Test
	void namesEachSloOnce() {
		assertThat(this.spans.mark("1", List.of(broken("b"), broken("a"), broken("b")), null).texts())
			.isEqualTo(Map.of("monitored.slo.names", "a,b"));
	}

	@Test
	void addsWhatOtherCallsOfTheSpanBroke() {
		this.spans.mark("1", List.of(broken("query")), new Cause("db", "orders"));
		this.spans.mark("2", List.of(broken("other")), null);
		assertThat(this.spans.mark("1", List.of(broken("api")), Cause.of("http")).texts()).isEqualTo(Map
			.of("monitored.slo.names", "api,query", "monitored.slo.cause", "http", "monitored.slo.resource", "_none"));
	}

	@Test
	void forgetsTheOldestSpans() {
		this.spans.mark("first", List.of(broken("a")), null);
		for (int span = 0; span < 1_000; span++) {
			this.spans.mark(String.valueOf(span), List.of(broken("a")), null);
		}
		assertThat(this.spans.mark("first", List.of(broken("b")), null).slos()).containsExactly("b");
		assertThat(this.spans.mark("999", List.of(broken("b")), null).slos()).containsExactly("a", "b");
	}

	private static BrokenObjective broken(String slo) {
		return new BrokenObjective(slo, "availability", "99%", null);
	}

}
