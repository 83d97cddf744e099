package dev.monitored.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the manifests of Kubernetes, of which the build writes those of rules.
 */
class KubernetesManifestTests {

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#ruleFiles")
	@SuppressWarnings("unchecked")
	void groupsAreThoseOfTheRuleFile(Path ruleFile) {
		Map<String, Object> manifest = Pack.parse(manifest(ruleFile));
		assertThat(manifest).containsEntry("apiVersion", "monitoring.coreos.com/v1")
			.containsEntry("kind", "PrometheusRule");
		assertThat((Map<String, Object>) manifest.get("metadata")).containsEntry("name", "monitored-" + name(ruleFile));
		assertThat(Pack.groups((Map<String, Object>) manifest.get("spec"))).isNotEmpty()
			.isEqualTo(Pack.groups(Pack.parse(ruleFile)));
	}

	@Test
	void everyManifestOfRulesHasItsRuleFile() {
		List<Path> manifests = Pack.ruleFiles().stream().map(KubernetesManifestTests::manifest).toList();
		assertThat(Pack.manifests()).filteredOn((manifest) -> Pack.parse(manifest).containsValue("PrometheusRule"))
			.containsExactlyInAnyOrderElementsOf(manifests);
	}

	@Test
	@SuppressWarnings("unchecked")
	void serviceMonitorScrapesActuator() {
		Map<String, Object> monitor = Pack.parse(manifest("service-monitor"));
		assertThat(monitor).containsEntry("apiVersion", "monitoring.coreos.com/v1")
			.containsEntry("kind", "ServiceMonitor");
		Map<String, Object> spec = (Map<String, Object>) monitor.get("spec");
		assertThat((List<Map<String, Object>>) spec.get("endpoints")).singleElement()
			.satisfies((endpoint) -> assertThat(endpoint).containsEntry("path", "/actuator/prometheus")
				.containsEntry("port", "http"));
	}

	private static Path manifest(Path ruleFile) {
		return manifest(name(ruleFile));
	}

	private static Path manifest(String name) {
		return Pack.manifests()
			.stream()
			.filter((manifest) -> manifest.endsWith(name + ".yaml"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("autoconfigure/pom.xml writes no manifest of " + name));
	}

	private static String name(Path ruleFile) {
		return ruleFile.getFileName().toString().replace(".yml", "");
	}

}
