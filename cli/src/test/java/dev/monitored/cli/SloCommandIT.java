package dev.monitored.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the packaged command.
 */
class SloCommandIT {

	private static final String JAR = System.getProperty("cli.jar");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void runsWithNothingButJava() throws Exception {
		Path file = Files.writeString(this.folder.resolve("slo.yaml"), ObjectiveTexts.openSlo("größe", "0.999",
				"operation_duration_seconds_count{status=\"error\"}", "operation_duration_seconds_count"));
		Path changed = Files.writeString(this.folder.resolve("changed.yaml"),
				Files.readString(file).replace("0.999", "0.99"));
		assertThat(run("diff", file.toString(), file.toString())).isEqualTo(new CommandRun(0, "", ""));
		assertThat(run("diff", file.toString(), changed.toString()))
			.isEqualTo(new CommandRun(1, "~ größe: target 99.9% -> 99% (looser)\n1 different, 1 of them looser\n", ""));
		assertThat(run("read", file.toString()).out()).contains("signal: operation", "availability: 99.9%");
		assertThat(run("read", "none")).isEqualTo(new CommandRun(2, "", "none is missing, or no file\n"));
	}

	@Test
	void backtestsWithNothingButJava() throws Exception {
		Path file = Files.writeString(this.folder.resolve("application.yml"), """
				monitored.slo.definitions.orders: { signal: operation, availability: 99% }
				""");
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(503, -1);
			exchange.close();
		});
		server.start();
		String address = "http://127.0.0.1:" + server.getAddress().getPort();
		CommandRun run = run("backtest", "--prometheus", address, "--file", file.toString());
		server.stop(0);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors()).isEqualTo(address + " answers 503\n");
	}

	@Test
	void bringsTheParserOfYamlAlone() throws IOException {
		try (JarFile jar = new JarFile(JAR)) {
			assertThat(jar.stream().map((entry) -> entry.getName()).filter((name) -> name.endsWith(".jar")))
				.isNotEmpty()
				.allMatch((name) -> name.matches("BOOT-INF/lib/(snakeyaml|jspecify)-.*"));
		}
	}

	private CommandRun run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
		command.addAll(List.of(arguments));
		Path out = this.folder.resolve("out");
		Path errors = this.folder.resolve("errors");
		Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
			.redirectError(errors.toFile())
			.start();
		return new CommandRun(process.waitFor(), Files.readString(out), Files.readString(errors));
	}

}
