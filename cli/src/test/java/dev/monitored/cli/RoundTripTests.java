package dev.monitored.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.report.export.SloExports;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application with the definitions that the command writes exports the
 * objectives that the command has read.
 */
class RoundTripTests {

	private static final String DEFINITIONS = """
			monitored:
			  slo:
			    definitions:
			      bank:
			        signal: http-client
			        match:
			          client_name:
			          - bank.*
			          - '1e3'
			          uri:
			          - /payments/{id}
			        availability: 99.95%
			        latency:
			        - p95 < 500ms
			        - p99.9 < 2500us
			        apdex: 0.9 @ 300ms
			        window: 7d
			        freshness: 26h
			        min-rate: 10/s
			        runbook: https://runbooks.example.com/bank?a=b
			        team: 'orders: "yes" \\ no'
			        page: false
			      nightly-import:
			        signal: observation
			        match:
			          name:
			          - spring.batch.job
			          spring_batch_job_name:
			          - import
			        bad-when:
			          spring_batch_job_status:
			          - FAILED
			          - STOPPED*
			        availability: 99%
			        window: 30d
			      orders:
			        signal: operation
			        availability: 99.9%
			        window: 30d
			      queued:
			        signal: operation
			        latency:
			        - p95 < 1s
			        window: 30d
			        include-queue: true
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void keepsOurObjectives() throws Exception {
		String exported = export("openslo", DEFINITIONS);
		CommandRun read = CommandRun.read(this.folder, exported);
		assertThat(read).isEqualTo(new CommandRun(0, DEFINITIONS, ""));
		assertThat(export("openslo", read.out())).isEqualTo(exported);
	}

	@Test
	void keepsTheObjectivesOfOthers() throws Exception {
		String calls = "http_server_requests_seconds_count{uri=~\"/api/orders/.*\",method=\"GET\"";
		String openSlo = ObjectiveTexts.openSlo("orders", "0.9995", calls + ",status=~\"5..\"}", calls + "}") + "---\n"
				+ ObjectiveTexts.openSlo("fast-orders", "0.95",
						calls + "} - " + calls.replace("_count{", "_bucket{le=\"0.3\",") + "}", calls + "}");
		CommandRun read = CommandRun.read(this.folder, openSlo);
		assertThat(read.exitCode()).isZero();
		CommandRun again = CommandRun.read(this.folder, export("openslo", read.out()));
		assertThat(again).isEqualTo(new CommandRun(0, read.out(), ""));
		assertThat(read.out()).contains("availability: 99.95%", "p95 < 300ms", "- /api/orders/**", "window: 28d");
	}

	@Test
	void comparesWhatTwoBuildsExport() throws Exception {
		for (String format : new String[] { "openslo", "sloth" }) {
			String before = export(format, DEFINITIONS);
			assertThat(CommandRun.diff(this.folder, before, before)).as(format).isEqualTo(new CommandRun(0, "", ""));
			String after = export(format,
					DEFINITIONS.replace("99.95%", "99%").replace("500ms", "1s").replace("apdex: 0.9 @ 300ms", ""));
			assertThat(CommandRun.diff(this.folder, before, after).out().lines()).as(format)
				.anyMatch((line) -> line.startsWith("- bank apdex: 90% within 0.3s") && line.endsWith("(looser)"))
				.contains("~ bank availability: target 99.95% -> 99% (looser)",
						"~ bank latency_p95: threshold 0.5s -> 1s (looser)", "3 different, 3 of them looser");
			String paging = export(format, DEFINITIONS.replace("        page: false\n", ""));
			assertThat(CommandRun.diff(this.folder, paging, before).out().lines()).as(format)
				.contains("~ bank availability: pages no longer (looser)", "4 different, 4 of them looser");
		}
	}

	@Test
	void saysThatExportsToSlothDoNotSayWhichCallsAreMeant() throws Exception {
		CommandRun read = CommandRun.read(this.folder, export("sloth", DEFINITIONS));
		assertThat(read.exitCode()).isEqualTo(1);
		assertThat(read.errors().lines()).hasSize(7)
			.allMatch((line) -> line.contains("the OpenSLO export of the application does"));
	}

	private String export(String format, String definitions) throws Exception {
		Path file = Files.writeString(this.folder.resolve("application.yml"), definitions);
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.application.name=shop", "spring.main.banner-mode=off",
					"monitored.operation.queue.enabled=true", "spring.config.location=" + file.toUri())
			.run()) {
			return Objects.requireNonNull(new SloExports(application.getBean(SloCatalog.class)).yaml(format));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
