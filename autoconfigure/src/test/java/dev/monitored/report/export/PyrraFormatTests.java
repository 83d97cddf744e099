package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PyrraFormat}. Fields, and the checks of their values, are those of
 * {@code kubernetes/api/v1alpha1/servicelevelobjective_types.go} of
 * <a href="https://github.com/pyrra-dev/pyrra">pyrra-dev/pyrra</a>.
 */
class PyrraFormatTests {

	@Test
	void hasTheFieldsOfTheResource() {
		HostileSlos.exported("pyrra", (documents) -> {
			List<String> names = new ArrayList<>();
			documents.forEach((document) -> {
				AllowedFields.of("apiVersion", "kind", "metadata", "spec").check(document);
				assertThat(document).containsEntry("apiVersion", "pyrra.dev/v1alpha1")
					.containsEntry("kind", "ServiceLevelObjective");
				Map<String, Object> metadata = AllowedFields.of("name", "annotations").check(document.get("metadata"));
				names.add(AllowedFields.dnsLabel(metadata.get("name")));
				assertThat(HostileSlos.map(metadata.get("annotations"))).allSatisfy((key, value) -> {
					assertThat(key).matches("monitored\\.dev/[a-z-]+");
					assertThat(value).isInstanceOf(String.class);
				});
				Map<String, Object> spec = AllowedFields.of("target", "window", "indicator")
					.orEven("description")
					.check(document.get("spec"));
				// A text, because the resource has no numbers with fractions
				assertThat((String) spec.get("target")).matches("[0-9]{2}(\\.[0-9]+)?");
				assertThat((String) spec.get("window")).matches("(7|28|30)d");
			});
			assertThat(names).hasSize(HostileSlos.NAMES.size() + 4).doesNotHaveDuplicates();
		});
	}

	@Test
	void countsTheRatioOfBadEvents() {
		HostileSlos.exported("pyrra", (documents) -> {
			List<String> counted = new ArrayList<>();
			documents.forEach((document) -> {
				Map<String, Object> ratio = AllowedFields.of("errors", "total")
					.check(HostileSlos.at(document, "spec", "indicator", "ratio"));
				Map<String, String> bad = SelectorText
					.read(AllowedFields.of("metric").check(ratio.get("errors")).get("metric"));
				Map<String, String> total = SelectorText
					.read(AllowedFields.of("metric").check(ratio.get("total")).get("metric"));
				assertThat(bad.remove("__name__")).isEqualTo("slo_bad_events_total");
				assertThat(total.remove("__name__")).isEqualTo("slo_events_total");
				assertThat(bad).isEqualTo(total).containsEntry("application", HostileSlos.APPLICATION);
				assertThat(HostileSlos.at(document, "metadata", "annotations", "monitored.dev/slo"))
					.isEqualTo(bad.get("slo"));
				counted.add(bad.get("slo"));
			});
			assertThat(counted).containsAll(HostileSlos.NAMES);
		});
	}

}
