package dev.monitored.catalog;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.monitored.catalog.MatchedSlos.CallLabels;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelPattern;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Availability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MatchedSlos}.
 */
class MatchedSlosTests {

	private final TrackedSlo europe = new TrackedSlo(
			new Slo("europe", HttpSignals.CLIENT,
					Map.of("client_name", List.of(LabelPattern.parse("client_name", "*.eu"))), Map.of(),
					List.of(Availability.parse("99%")), Window.DEFAULT, null, null, null, null, false, true),
			() -> 0, null);

	private final MatchedSlos matched = new MatchedSlos(List.of(this.europe));

	@Test
	void remembersTheAnswerForLabelsThatComeAgain() {
		assertThat(this.matched.by(host("a.eu"))).containsExactly(this.europe).isSameAs(this.matched.by(host("a.eu")));
		assertThat(this.matched.by(host("a.us"))).isEmpty();
		assertThat(this.matched.by(new CallLabels(HttpSignals.SERVER, Map.of("client_name", "a.eu")))).isEmpty();
	}

	@Test
	void matchesLongValuesWithoutRememberingThem() {
		CallLabels labels = host("a".repeat(1_000) + ".eu");
		assertThat(this.matched.by(labels)).containsExactly(this.europe).isNotSameAs(this.matched.by(labels));
	}

	private static CallLabels host(String name) {
		return new CallLabels(HttpSignals.CLIENT, Map.of("client_name", name));
	}

}
