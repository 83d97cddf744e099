package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlothFormat}. Fields are those of the types in
 * {@code pkg/prometheus/api/v1/v1.go} of
 * <a href="https://github.com/slok/sloth">slok/sloth</a>, and the rules for their values
 * those of {@code internal/prometheus/model.go} there.
 */
class SlothFormatTests {

	private static final String BEGIN = "sum(rate(";

	private static final String END = "[{{.window}}]))";

	@Test
	void hasTheFieldsOfTheSpecification() {
		HostileSlos.exported("sloth", (documents) -> {
			Map<String, Object> document = AllowedFields.of("version", "service", "labels", "slos")
				.check(documents.get(0));
			assertThat(documents).hasSize(1);
			assertThat(document).containsEntry("version", "prometheus/v1");
			AllowedFields.dnsLabel(document.get("service"));
			isLabels(document.get("labels"));
			List<String> names = new ArrayList<>();
			for (Map<String, Object> slo : HostileSlos.maps(document.get("slos"))) {
				AllowedFields.of("name", "objective", "labels", "sli", "alerting").check(slo);
				names.add(AllowedFields.dnsLabel(slo.get("name")));
				assertThat(((Number) HostileSlos.at(slo, "objective")).doubleValue()).isBetween(50.0, 100.0);
				isLabels(slo.get("labels"));
				isAlerting(slo.get("alerting"));
			}
			assertThat(names).hasSize(HostileSlos.NAMES.size() + 4).doesNotHaveDuplicates();
		});
	}

	@Test
	void countsTheRatioOfBadEvents() {
		HostileSlos.exported("sloth", (documents) -> {
			List<String> counted = new ArrayList<>();
			for (Map<String, Object> slo : HostileSlos.maps(documents.get(0).get("slos"))) {
				Map<String, Object> events = AllowedFields.of("error_query", "total_query")
					.check(AllowedFields.of("events").check(slo.get("sli")).get("events"));
				Map<String, String> bad = series(events.get("error_query"));
				Map<String, String> total = series(events.get("total_query"));
				assertThat(bad.remove("__name__")).isEqualTo("slo_bad_events_total");
				assertThat(total.remove("__name__")).isEqualTo("slo_events_total");
				assertThat(bad).isEqualTo(total).containsEntry("application", HostileSlos.APPLICATION);
				counted.add(bad.get("slo"));
			}
			assertThat(counted).containsAll(HostileSlos.NAMES);
		});
	}

	@Test
	void turnsPagesIntoTicketsWhereAnSloPagesNobody() {
		HostileSlos.exported("sloth", (documents) -> {
			for (Map<String, Object> slo : HostileSlos.maps(documents.get(0).get("slos"))) {
				boolean isBank = HostileSlos.at(slo, "labels", "slo").equals("bank");
				assertThat(HostileSlos.at(slo, "alerting", "page_alert", "labels", "notify"))
					.isEqualTo(isBank ? "ticket" : "page");
				assertThat(HostileSlos.at(slo, "alerting", "ticket_alert", "labels", "notify")).isEqualTo("ticket");
			}
		});
	}

	private static void isLabels(@Nullable Object labels) {
		assertThat(HostileSlos.map(labels)).isNotEmpty().allSatisfy((key, value) -> {
			assertThat(key).matches("[a-zA-Z_][a-zA-Z0-9_]*");
			assertThat((String) value).isNotEmpty().doesNotContain("{{");
		});
	}

	private static void isAlerting(@Nullable Object alerting) {
		Map<String, Object> fields = AllowedFields.of("name", "annotations", "page_alert", "ticket_alert")
			.check(alerting);
		isLabels(fields.get("annotations"));
		for (String alert : List.of("page_alert", "ticket_alert")) {
			isLabels(AllowedFields.of("labels").check(fields.get(alert)).get("labels"));
		}
	}

	/**
	 * Reads a query, of which the window alone is a template.
	 */
	private static Map<String, String> series(@Nullable Object query) {
		String text = (String) Objects.requireNonNull(query);
		assertThat(text).startsWith(BEGIN).endsWith(END);
		String selector = text.substring(BEGIN.length(), text.length() - END.length());
		assertThat(selector).doesNotContain("{{");
		return SelectorText.read(selector);
	}

}
