package dev.monitored.docs;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that manifests of the pages fit each other: probes and monitors name ports that a
 * container has, and endpoints of Actuator are asked where they are.
 */
class KubernetesBlockTests {

	private static final String MANAGEMENT = "management";

	private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe");

	@ParameterizedTest
	@MethodSource("deployments")
	void probePortsThatTheContainerHas(YamlTree deployment) {
		assertThat(probedPorts(deployment)).hasSize(PROBES.size()).isSubsetOf(ports(deployment));
	}

	@ParameterizedTest
	@MethodSource("deployments")
	void probeThePortOfActuator(YamlTree deployment) {
		if (ports(deployment).contains(MANAGEMENT)) {
			assertThat(probedPorts(deployment)).containsOnly(MANAGEMENT);
			assertThat(deployment.tree("spec").tree("template").tree("spec").text("terminationGracePeriodSeconds"))
				.as("graceful shutdown and the last scrape")
				.satisfies((seconds) -> assertThat(Integer.parseInt(seconds)).isGreaterThan(50));
		}
	}

	@Test
	void letThePrometheusOfTheChartTakeEachKindThatIsApplied() {
		String page = Project.read(Project.file("docs/kubernetes.md"));
		assertThat(page).contains("  ruleSelectorNilUsesHelmValues: false\n",
				"  serviceMonitorSelectorNilUsesHelmValues: false\n", "  podMonitorSelectorNilUsesHelmValues: false\n");
	}

	@Test
	void scrapePortsThatAPodHas() {
		assertThat(documents().filter((document) -> document.text("kind").equals("PodMonitor"))
			.flatMap((monitor) -> monitor.tree("spec").trees("podMetricsEndpoints").stream())
			.map((endpoint) -> endpoint.text("port"))).isNotEmpty()
			.allMatch((port) -> deployments().anyMatch((deployment) -> ports(deployment).contains(port)));
	}

	static Stream<YamlTree> deployments() {
		return documents().filter((document) -> document.text("kind").equals("Deployment"));
	}

	private static Stream<YamlTree> documents() {
		return Block.of("yaml")
			.stream()
			.map((block) -> YamlTree.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(block.text())));
	}

	private static List<String> ports(YamlTree deployment) {
		return container(deployment).trees("ports").stream().map((port) -> port.text("name")).toList();
	}

	private static List<String> probedPorts(YamlTree deployment) {
		return PROBES.stream().map((probe) -> container(deployment).tree(probe).tree("httpGet").text("port")).toList();
	}

	private static YamlTree container(YamlTree deployment) {
		return deployment.tree("spec").tree("template").tree("spec").trees("containers").get(0);
	}

}
