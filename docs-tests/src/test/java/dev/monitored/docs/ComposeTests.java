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
			assertThat(mount.text("read_only")).isEqualTo("true");
			Path source = FILE.resolveSibling(mount.text("source")).normalize();
			if (source.toString().endsWith(".jar")) {
				assertThat(source).hasFileName("monitored-sample-app-%s.jar".formatted(Project.VERSION));
			}
			else {
				assertThat(source).exists();
			}
		});
	}

	@Test
	void makesNoFolderInPlaceOfAFileThatIsMissing() {
		assertThat(mounts()).as("Write type: bind and bind: { create_host_path: false }")
			.allMatch((mount) -> mount.text("type").equals("bind")
					&& mount.tree("bind").text("create_host_path").equals("false"));
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
	void leavesTheUsualPortsToTheServicesOfDebian() {
		assertThat(Project.read(Project.file("sample-app/observe"))).contains("{PROMETHEUS_PORT:-19090}",
				"{ALERTMANAGER_PORT:-19093}", "{PRINTER_PORT:-19094}");
		assertThat(Project.read(Project.file("docs/try-everything.md"))).contains("<http://localhost:19090/>",
				"<http://localhost:19093/>");
	}

	@Test
	void hasDashboardsWhereGrafanaLooks() {
		YamlTree provider = YamlTree
			.read(Project.file("sample-app/observability/grafana/provisioning/dashboards/dashboards.yaml"))
			.trees("providers")
			.get(0);
		String path = provider.tree("options").text("path");
		assertThat(mounts()).anyMatch((mount) -> mount.text("target").equals(path));
	}

	private static Stream<YamlTree> mounts() {
		return services.children().stream().flatMap((service) -> service.trees("volumes").stream());
	}

}
