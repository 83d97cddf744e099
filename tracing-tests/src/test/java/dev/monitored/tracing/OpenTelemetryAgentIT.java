package dev.monitored.tracing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans of OpenTelemetry's agent, of an application without a tracer of Micrometer.
 */
class OpenTelemetryAgentIT {

	private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");

	private static final Pattern PORT = Pattern.compile("Listening on (\\d+)");

	/** What an application without Micrometer's tracing and OpenTelemetry's SDK lacks. */
	private static final Pattern TRACERS = Pattern.compile(
			"(micrometer-(tracing|registry-otlp)|opentelemetry-(?!api|context|common)|spring-boot-.*(tracing|opentelemetry)).*");

	@TempDir
	private static Path directory;

	private static OtlpEndpoint collector;

	private static ChildProcess shop;

	private static int port;

	@BeforeAll
	static void start() throws IOException {
		collector = OtlpEndpoint.start();
		shop = ChildProcess.start(directory.resolve("shop.log"),
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-javaagent:" + AGENT,
						"-XX:TieredStopAtLevel=1", "-Dotel.exporter.otlp.protocol=http/protobuf",
						"-Dotel.exporter.otlp.traces.endpoint=" + collector.url(), "-Dotel.metrics.exporter=none",
						"-Dotel.logs.exporter=none", "-Dotel.bsp.schedule.delay=50", "-cp", classPath(),
						AgentShop.class.getName()));
		port = shop.awaitPort(PORT);
	}

	@AfterAll
	static void stop() {
		shop.close();
		collector.close();
	}

	@Test
	void anOperationMarksTheCurrentSpan() {
		get("/slow");
		SentSpan request = collector.span("GET /slow");
		assertThat(request.marks()).isEqualTo(Map.of("monitored.slo.broken", true, "monitored.slo.names", "orders.slow",
				"monitored.slo.cause", "unmeasured", "monitored.slo.resource", "_none"));
	}

	@Test
	void aRequestMarksItsSpan() {
		get("/api/slow");
		assertThat(collector.span("GET /api/slow").marks()).containsEntry("monitored.slo.broken", true)
			.containsEntry("monitored.slo.names", "api");
	}

	@Test
	void aRequestAndItsOperationMarkOneSpan() {
		get("/broken");
		SentSpan request = collector.span("GET /broken");
		assertThat(request.marks()).containsEntry("monitored.slo.names", "answers,orders.broken");
		Patience.await("the trace of the operation",
				() -> shop.said().contains("Ended {operation=orders.broken} in trace " + request.traceId()));
	}

	@Test
	void operationsHaveNoSpans() {
		get("/place");
		assertThat(collector.span("GET /place").marks()).isEmpty();
		assertThat(collector.spans()).noneMatch((span) -> span.name().startsWith("orders."));
	}

	private static void get(String path) {
		Shop.request("http://127.0.0.1:%d%s".formatted(port, path));
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
			.filter((entry) -> !TRACERS.matcher(new File(entry).getName()).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
