package dev.monitored.report.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenSloFormat}. Fields and their meaning are those of the types in
 * {@code pkg/openslo/v1/slo.go}, {@code sli.go} and {@code objects.go} of
 * <a href="https://github.com/OpenSLO/OpenSLO">OpenSLO/OpenSLO</a>, and of the README
 * there.
 */
class OpenSloFormatTests {

	private static final AllowedFields OBJECT = AllowedFields.of("apiVersion", "kind", "metadata", "spec");

	private static final AllowedFields METADATA = AllowedFields.of("name")
		.orEven("displayName", "labels", "annotations");

	private static final AllowedFields SLO = AllowedFields
		.of("service", "indicator", "timeWindow", "budgetingMethod", "objectives")
		.orEven("description", "alertPolicies");

	@Test
	void hasTheFieldsOfTheSpecification() {
		HostileSlos.exported("openslo", (documents) -> {
			List<String> names = new ArrayList<>();
			documents.forEach((document) -> {
				assertThat(OBJECT.check(document)).containsEntry("apiVersion", "openslo/v1");
				names.add(AllowedFields.dnsLabel(METADATA.check(document.get("metadata")).get("name")));
			});
			assertThat(names).doesNotHaveDuplicates().contains("orders-place-availability");
			assertThat(documents.get(0)).containsEntry("kind", "Service");
			documents.subList(1, documents.size()).forEach((document) -> {
				assertThat(document).containsEntry("kind", "SLO");
				Map<String, Object> spec = SLO.check(document.get("spec"));
				assertThat(spec).containsEntry("service", names.get(0)).containsEntry("budgetingMethod", "Occurrences");
				AllowedFields.of("metadata", "spec").check(spec.get("indicator"));
				AllowedFields.of("duration", "isRolling").check(HostileSlos.maps(spec.get("timeWindow")).get(0));
				AllowedFields.of("target").orEven("displayName").check(HostileSlos.maps(spec.get("objectives")).get(0));
			});
		});
	}

	@Test
	void countsTheRatioOfBadEvents() {
		HostileSlos.exported("openslo", (documents) -> {
			List<String> counted = new ArrayList<>();
			documents.subList(1, documents.size()).forEach((document) -> {
				Map<String, Object> ratio = AllowedFields.of("counter", "bad", "total")
					.check(HostileSlos.at(document, "spec", "indicator", "spec", "ratioMetric"));
				assertThat(ratio).containsEntry("counter", true);
				Map<String, String> bad = query(ratio.get("bad"));
				Map<String, String> total = query(ratio.get("total"));
				assertThat(bad.remove("__name__")).isEqualTo("slo_bad_events_total");
				assertThat(total.remove("__name__")).isEqualTo("slo_events_total");
				assertThat(bad).isEqualTo(total).containsEntry("application", HostileSlos.APPLICATION);
				counted.add(bad.get("slo"));
			});
			assertThat(counted).containsAll(HostileSlos.NAMES).filteredOn("bank"::equals).hasSize(4);
		});
	}

	@Test
	void saysWhatOnlyWeKnowInAnnotations() {
		HostileSlos.exported("openslo", (documents) -> {
			Map<String, Object> bank = documents.stream()
				.filter((document) -> HostileSlos.at(document, "metadata", "name").equals("bank-latency-p99-9"))
				.findFirst()
				.orElseThrow();
			assertThat(HostileSlos.map(HostileSlos.at(bank, "metadata", "annotations")))
				.containsExactlyInAnyOrderEntriesOf(Map.of("monitored.dev/application", HostileSlos.APPLICATION,
						"monitored.dev/slo", "bank", "monitored.dev/objective", "p99.9 < 2s", "monitored.dev/signal",
						"http-client", "monitored.dev/match",
						"{\"client_name\": [\"bank.*\", \"psp\"], \"uri\": [\"/payments/{id}\"]}",
						"monitored.dev/min-rate", "10/s", "monitored.dev/freshness", "26h", "monitored.dev/team",
						"orders: yes", "monitored.dev/runbook", "https://runbooks.example.com/bank?a=$b",
						"monitored.dev/page", "false"));
			assertThat(HostileSlos.maps(HostileSlos.at(bank, "spec", "objectives"))).singleElement()
				.satisfies((objective) -> assertThat(new BigDecimal(HostileSlos.at(objective, "target").toString()))
					.isEqualByComparingTo("0.999"));
			assertThat(HostileSlos.maps(HostileSlos.at(bank, "spec", "timeWindow")))
				.containsExactly(Map.of("duration", "7d", "isRolling", true));
		});
	}

	private static Map<String, String> query(@Nullable Object metric) {
		Map<String, Object> source = AllowedFields.of("type", "spec")
			.check(AllowedFields.of("metricSource").check(metric).get("metricSource"));
		assertThat(source).containsEntry("type", "Prometheus");
		return SelectorText.read(AllowedFields.of("query").check(source.get("spec")).get("query"));
	}

}
