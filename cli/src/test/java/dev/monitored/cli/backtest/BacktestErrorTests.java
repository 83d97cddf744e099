package dev.monitored.cli.backtest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.cli.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a backtest says of bad input and of servers that do not answer.
 */
class BacktestErrorTests {

	private static final String DEFINITIONS = """
			monitored:
			  slo:
			    definitions:
			      checkout:
			        signal: operation
			        availability: 99.9%
			""";

	private static final String NOTHING = """
			{"status":"success","data":{"resultType":"matrix","result":[]}}""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@SuppressWarnings("NullAway.Init")
	private HttpServer server;

	private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void starts() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.start();
	}

	@AfterEach
	void stops() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			textBlock = """
					400; {"status":"error","errorType":"bad_data","error":"parse error: unexpected <aggr:sum>"}; answers 400: parse error: unexpected <aggr:sum>
					422; {"status":"error","errorType":"execution","error":"query processing would load too many samples"}; answers 422: query processing would load too many samples
					503; {"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}; answers 503: query timed out
					500; <html>; answers 500
					404; not found; answers 404
					200; <html>hello</html>; does not answer as a Prometheus does
					200; {"status":"success"}; does not answer as a Prometheus does
					200; {"status":"success","data":{"result":[{"metric":{},"values":[["x","y"]]}]}}; does not answer as a Prometheus does
					200; {"status":"success","data":{"result":[{"metric":{},"values":[[1,"1"]]}]}}; does not answer as a Prometheus does
					200; {"status":"error","error":"no"}; does not answer as a Prometheus does: no
					302; moved; answers 302
					""")
	void saysInOneLineWhatPrometheusSays(int status, String body, String problem) throws Exception {
		answer(status, body);
		CommandRun run = backtest(DEFINITIONS);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains("http://127.0.0.1:", problem);
	}

	@Test
	void saysThatNobodyListens() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		CommandRun run = run("http://shop:secret@127.0.0.1:" + port, DEFINITIONS);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement()
			.asString()
			.contains("http://127.0.0.1:%d cannot be reached: ConnectException".formatted(port))
			.doesNotContain("secret");
	}

	@Test
	void sendsUserAndPasswordAndShowsNeither() throws Exception {
		answer(401, "");
		CommandRun run = run("http://shop:secret@127.0.0.1:%d/".formatted(this.server.getAddress().getPort()),
				DEFINITIONS);
		assertThat(this.authorizations).isNotEmpty().containsOnly("Basic c2hvcDpzZWNyZXQ=");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors() + run.out()).contains("answers 401").doesNotContain("secret", "c2hvcDpzZWNyZXQ=");
	}

	@Test
	void doesNotWaitForever() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		this.server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write('{');
			exchange.getResponseBody().flush();
			try {
				ended.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		CommandRun run = backtest(DEFINITIONS, "--timeout", "1");
		ended.countDown();
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().endsWith("has not answered for 1 s");
	}

	@Test
	void givesUpHugeAnswers() throws Exception {
		byte[] part = new byte[1024 * 1024];
		this.server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			for (int index = 0; index < 100; index++) {
				exchange.getResponseBody().write(part);
			}
			exchange.close();
		});
		CommandRun run = backtest(DEFINITIONS);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains("is larger than 32 MB");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			a: 1; has no monitored.slo.definitions
			monitored: { slo: { definitions: { } } }; has no monitored.slo.definitions
			[ 1 ]; has no monitored.slo.definitions
			a: [; is not YAML
			``; has no monitored.slo.definitions
			""")
	void refusesFilesWithoutDefinitions(String text, String problem) throws Exception {
		CommandRun run = backtest(text);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			--slo other; has no SLO other
			--days 0; --days is a whole number from 1 to 400
			--days 401; --days is a whole number from 1 to 400
			--days x; --days is a whole number from 1 to 400
			--days; --days needs a value
			--days 1 --days 2; --days stands twice
			--end yesterday; --end is a time such as
			--end 2999-01-01T00:00:00Z; --end is in the future
			--selector up); --selector has label matchers
			--other 1; there is no option --other
			file; takes options only
			""")
	void refusesOptionsThatMakeNoSense(String options, String problem) throws Exception {
		CommandRun run = backtest(DEFINITIONS, options.split(" "));
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains(problem);
	}

	@ParameterizedTest
	@CsvSource({ "localhost:9090", "ftp://shop:secret@localhost", "http://", "http://a b:secret@c", "''",
			"http://shop:secret@localhost/?a=b" })
	void refusesAddressesWithoutRepeatingThem(String address) throws Exception {
		CommandRun run = run(address, DEFINITIONS);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement()
			.asString()
			.contains("--prometheus")
			.doesNotContain("secret", "ftp");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			signal: observation; no timer is known that holds the events of the signal observation
			signal: business; good and bad have to name counters
			{ signal: business, good: a*, bad: b }; good and bad have to name counters, without a *
			{ signal: business, good: a, bad: b }; no series of these counters has these labels in these days
			team: a; its signal is missing
			{ signal: operation, window: 14d }; its window of 14d is none of 7d, 28d and 30d
			signal: db, match: { uri: / }; no call of db has the label uri
			signal: operation; no series of operation_duration_seconds has these labels in these days
			""")
	void leavesOutWhatTimersCannotSay(String settings, String reason) throws Exception {
		answer(200, NOTHING);
		String text = settings.startsWith("{") ? settings.substring(1, settings.length() - 1) : settings;
		CommandRun run = backtest(
				"monitored: { slo: { definitions: { a: { availability: 99%%, %s } } } }".formatted(text));
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.errors().lines()).singleElement().asString().startsWith("left out: a").contains(reason);
	}

	@Test
	void readsEverySpellingOfDefinitions() throws Exception {
		answer(200, NOTHING);
		CommandRun run = backtest("""
				monitored.slo:
				  definitions:
				    first: { signal: httpServer, availability: 99.9 }
				---
				monitored.slo.definitions:
				  second: { signal: HTTP_SERVER, latency: "p95 < 1s, p99 < 2s", bad-when: {} }
				---
				monitored: { slo.definitions: { third: { signal: db, apdex: 0.9 @ 1s, includeQueue: true } } }
				""");
		assertThat(run.errors().lines().map((line) -> line.replaceAll(": no series.*", ""))).containsExactly(
				"left out: first availability", "left out: second latency_p95", "left out: second latency_p99",
				"left out: third apdex");
	}

	private void answer(int status, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		this.server.createContext("/", (exchange) -> {
			this.authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			boolean isOfLabel = status == 200 && body.equals(NOTHING)
					&& exchange.getRequestURI().getPath().startsWith("/api/v1/label/");
			byte[] answer = isOfLabel ? "{\"status\":\"success\",\"data\":[]}".getBytes(StandardCharsets.UTF_8) : bytes;
			exchange.sendResponseHeaders(status, (answer.length > 0) ? answer.length : -1);
			if (answer.length > 0) {
				exchange.getResponseBody().write(answer);
			}
			exchange.close();
		});
	}

	private CommandRun backtest(String definitions, String... options) throws IOException {
		return run("http://127.0.0.1:" + this.server.getAddress().getPort(), definitions, options);
	}

	private CommandRun run(@Nullable String address, String definitions, String... options) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yml"), definitions);
		return CommandRun.of(
				Stream
					.concat(Stream.of("backtest", "--prometheus", String.valueOf(address), "--file", file.toString()),
							Stream.of(options))
					.toArray(String[]::new));
	}

}
