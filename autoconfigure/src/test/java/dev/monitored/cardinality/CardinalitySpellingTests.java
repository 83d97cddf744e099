package dev.monitored.cardinality;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.MonitoredContext;
import dev.monitored.cardinality.CardinalityReport.ForbiddenLabel;
import dev.monitored.cardinality.CardinalityReport.MeterSeries;
import dev.monitored.guard.LabelUse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the spelling of labels in {@link CardinalityReport}.
 */
class CardinalitySpellingTests {

	@ParameterizedTest
	@ValueSource(strings = { "session.id", "session_id" })
	void spellsLabelsAsPrometheusDoes(String label) {
		MonitoredContext.runner()
			.withPropertyValues("management.endpoints.web.exposure.include=cardinality",
					"monitored.guard.remove-forbidden-labels=true", "monitored.guard.labels[0].meter=orders",
					"monitored.guard.labels[0].label=shop.kind", "monitored.guard.labels[0].max-values=1")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				registry.counter("orders", "shop.kind", "gift");
				registry.counter("visits", label, "s1");
				registry.gauge("visitors", Tags.of(label, "s1"), 1);
				CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(1);
				assertThat(report.meters()).contains(new MeterSeries("orders", "counter", 1, 1, "shop_kind", 1),
						new MeterSeries("visitors", "gauge", 1, 1, "session_id", 1));
				assertThat(report.forbidden()).containsExactly(new ForbiddenLabel("visitors", "session_id", 1, false),
						new ForbiddenLabel("visits", "session_id", 0, true));
				assertThat(report.guarded()).extracting(LabelUse::label)
					.contains("shop_kind", "client_name")
					.noneMatch((shown) -> shown.contains("."));
			});
	}

}
