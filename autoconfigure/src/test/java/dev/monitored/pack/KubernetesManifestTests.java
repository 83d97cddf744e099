package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the manifests of Kubernetes: those of rules are the rule files, indented.
 */
class KubernetesManifestTests {

	private static final Path WRITTEN = Path.of("target", "kubernetes");

	private static final String HEADER = """
			# prometheus/%1$s.yml for the Prometheus Operator. Change it there, this file is written from it.
			apiVersion: monitoring.coreos.com/v1
			kind: PrometheusRule
			metadata:
			  name: monitored-%1$s
			  labels:
			    app.kubernetes.io/name: monitored
			spec:
			""";

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#ruleFiles")
	void manifestIsItsRuleFile(Path ruleFile) throws IOException {
		Path manifest = manifest(ruleFile);
		Path written = Files.createDirectories(WRITTEN).resolve(manifest.getFileName());
		Files.writeString(written, expected(ruleFile));
		assertThat(manifest).as("run: cp autoconfigure/%s autoconfigure/%s", written, manifest)
			.exists()
			.hasSameTextualContentAs(written);
	}

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#ruleFiles")
	@SuppressWarnings("unchecked")
	void groupsAreThoseOfTheRuleFile(Path ruleFile) {
		Map<String, Object> manifest = Pack.parse(manifest(ruleFile));
		assertThat(manifest).containsEntry("apiVersion", "monitoring.coreos.com/v1")
			.containsEntry("kind", "PrometheusRule");
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
		Map<String, Object> monitor = Pack.parse(Pack.ROOT.resolve("kubernetes").resolve("service-monitor.yaml"));
		assertThat(monitor).containsEntry("apiVersion", "monitoring.coreos.com/v1")
			.containsEntry("kind", "ServiceMonitor");
		Map<String, Object> spec = (Map<String, Object>) monitor.get("spec");
		assertThat((List<Map<String, Object>>) spec.get("endpoints")).singleElement()
			.satisfies((endpoint) -> assertThat(endpoint).containsEntry("path", "/actuator/prometheus")
				.containsEntry("port", "http"));
	}

	private static Path manifest(Path ruleFile) {
		return Pack.ROOT.resolve("kubernetes").resolve(name(ruleFile) + ".yaml");
	}

	private static String expected(Path ruleFile) {
		return HEADER.formatted(name(ruleFile)) + Pack.read(ruleFile)
			.lines()
			.map((line) -> line.isEmpty() ? line : "  " + line)
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String name(Path ruleFile) {
		return ruleFile.getFileName().toString().replace(".yml", "");
	}

}
