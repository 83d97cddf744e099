package dev.monitored.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code sample-app/compose.yaml} starts what it says, from files that exist.
 */
class ComposeTests {

	private static final Path FILE = Project.file("sample-app/compose.yaml");

	private static final Map<String, Map<String, Object>> services = services();

	@Test
	void startsAllThatCanLookAtTheShop() {
		assertThat(services).containsOnlyKeys("shop", "prometheus", "alertmanager", "printer", "grafana", "tempo",
				"pyroscope", "alloy");
	}

	@Test
	void pinsEveryVersion() {
		assertThat(services.values()).extracting((service) -> String.valueOf(service.get("image")))
			.allMatch((image) -> image.matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+[\\w.-]*"));
	}

	@Test
	void mountsFilesThatExist() {
		assertThat(mounts()).isNotEmpty().allSatisfy((mount) -> {
			assertThat(mount).as("read-only").endsWith(":ro");
			Path source = FILE.resolveSibling(mount.split(":")[0]).normalize();
			if (source.toString().endsWith(".jar")) {
				assertThat(source).hasFileName("monitored-sample-app-%s.jar".formatted(Project.VERSION));
			}
			else {
				assertThat(source).exists();
			}
		});
	}

	@Test
	void opensPortsToThisMachineAlone() {
		assertThat(services.values().stream().flatMap((service) -> list(service, "ports"))).isNotEmpty()
			.allMatch((port) -> port.startsWith("127.0.0.1:"));
	}

	@Test
	void namesItsServicesInTheirFiles() {
		assertThat(Project.read(Project.file("sample-app/observability/prometheus/prometheus.yml")))
			.contains("shop:8080", "alertmanager:9093");
		assertThat(Project.read(Project.file("sample-app/observability/alertmanager/alertmanager.yml")))
			.contains("http://printer:9094/");
		assertThat(Project
			.read(Project.file("sample-app/observability/grafana/provisioning/datasources/datasources.yaml")))
			.contains("http://prometheus:9090", "http://tempo:3200", "http://pyroscope:4040");
		assertThat(Project.read(Project.file("sample-app/observe"))).contains("shop:8080", "alertmanager:9093",
				"printer:9094");
	}

	@Test
	void hasDashboardsWhereGrafanaLooks() {
		Map<String, Object> provisioning = read(
				Project.file("sample-app/observability/grafana/provisioning/dashboards/dashboards.yaml"));
		String path = String
			.valueOf(((Map<?, ?>) ((Map<?, ?>) ((List<?>) provisioning.get("providers")).get(0)).get("options"))
				.get("path"));
		assertThat(mounts()).anyMatch((mount) -> mount.endsWith(":" + path + ":ro"));
	}

	private static Stream<String> mounts() {
		return services.values().stream().flatMap((service) -> list(service, "volumes"));
	}

	private static Stream<String> list(Map<String, Object> service, String key) {
		return ((List<?>) service.getOrDefault(key, List.of())).stream().map(String::valueOf);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> services() {
		return (Map<String, Map<String, Object>>) read(FILE).get("services");
	}

	private static Map<String, Object> read(Path file) {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(Project.read(file));
	}

}
