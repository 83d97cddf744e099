package dev.monitored.docs;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code sample-app/compose.yaml} starts what it says, from files that exist.
 */
class ComposeTests {

	private static final Path FILE = Project.file("sample-app/compose.yaml");

	private static final YamlTree services = YamlTree.read(FILE).tree("services");

	@Test
	void startsAllThatCanLookAtTheShop() {
		assertThat(services.entries().keySet()).extracting(String::valueOf)
			.containsExactlyInAnyOrder("shop", "prometheus", "alertmanager", "printer", "grafana", "tempo", "pyroscope",
					"alloy");
	}

	@Test
	void pinsEveryVersion() {
		assertThat(services.children()).extracting((service) -> service.text("image"))
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
		assertThat(services.children().stream().flatMap((service) -> service.texts("ports").stream())).isNotEmpty()
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
		YamlTree provider = YamlTree
			.read(Project.file("sample-app/observability/grafana/provisioning/dashboards/dashboards.yaml"))
			.trees("providers")
			.get(0);
		String path = provider.tree("options").text("path");
		assertThat(mounts()).anyMatch((mount) -> mount.endsWith(":" + path + ":ro"));
	}

	private static Stream<String> mounts() {
		return services.children().stream().flatMap((service) -> service.texts("volumes").stream());
	}

}
