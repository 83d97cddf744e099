package sample.shop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the packaged shop on each of its databases until its customers have gone home, and
 * compares the queries that were counted to those that the customers caused.
 */
class DatabaseIT {

	private static final InstalledProgram POSTGRES = new InstalledProgram("pg_lsclusters", "postgresql");

	private static final String[] TRAFFIC = { "--shop.traffic.rounds=40", "--shop.traffic.pause=10ms" };

	private static final Pattern QUERIES = Pattern.compile(
			"db_query_duration_seconds_count\\{datasource=\"dataSource\",operation=\"(\\w+)\",status=\"(\\w+)\",table=\"(\\w+)\"} (\\d+)");

	/**
	 * The query that each method of the repositories makes.
	 */
	private static final Map<String, String> QUERY_OF = Map.of("OrderRepository.add", "INSERT orders",
			"OrderRepository.find", "SELECT orders", "OrderRepository.newest", "SELECT orders",
			"OrderRepository.remove", "DELETE orders", "OrderRepository.removeAllBut", "DELETE orders",
			"StockRepository.take", "UPDATE stock", "StockRepository.put", "UPDATE stock", "StockRepository.available",
			"SELECT stock");

	@Test
	void countsEveryQueryOfTheEmbeddedDatabase() throws Exception {
		RunningProcess shop = PackagedShop.start("shop-h2.log", TRAFFIC);
		assertCountsEveryQuery(shop);
	}

	@Test
	void countsEveryQueryOfPostgres() throws Exception {
		POSTGRES.require();
		List<String> command = new ArrayList<>(
				List.of("env", "POSTGRES_PORT=" + freePort(), Path.of("postgres").toAbsolutePath().toString()));
		command.addAll(PackagedShop.command("--spring.profiles.active=postgres", TRAFFIC[0], TRAFFIC[1]));
		RunningProcess shop = RunningProcess.start(PackagedShop.OUTPUT.resolve("shop-postgres.log"), command);
		assertCountsEveryQuery(shop);
	}

	private static void assertCountsEveryQuery(RunningProcess shop) throws Exception {
		try {
			int port = shop.awaitPort(PackagedShop.PORT);
			Patience.await().untilAsserted(() -> assertThat(traffic(port).at("/finished").asBoolean()).isTrue());
			Map<String, Integer> caused = caused(traffic(port));
			assertThat(caused).containsKeys("INSERT orders success", "SELECT orders success", "UPDATE stock success");
			String scrape = get(port, "/actuator/prometheus");
			assertThat(counted(scrape)).containsExactlyInAnyOrderEntriesOf(caused);
			assertThat(scrape).contains("db_query_active{datasource=\"dataSource\"} 0.0")
				.containsPattern("slo_events_total\\{[^}]*sli=\"availability\",slo=\"order-queries\"} %d\\.0"
					.formatted(ofOrders(caused)));
		}
		finally {
			shop.end();
		}
	}

	/**
	 * Returns how many queries the customers have caused, and those that have made the
	 * tables.
	 */
	private static Map<String, Integer> caused(JsonNode traffic) {
		Map<String, Integer> caused = new TreeMap<>();
		caused.put("DDL orders success", 2);
		caused.put("DDL stock success", 2);
		caused.put("INSERT stock success", 1);
		traffic.at("/calls")
			.properties()
			.stream()
			.filter((operation) -> QUERY_OF.containsKey(operation.getKey()))
			.forEach((operation) -> operation.getValue()
				.properties()
				.forEach((status) -> caused.merge(QUERY_OF.get(operation.getKey()) + " " + status.getKey(),
						status.getValue().asInt(), Integer::sum)));
		return caused;
	}

	private static Map<String, Integer> counted(String scrape) {
		Map<String, Integer> counted = new TreeMap<>();
		Matcher queries = QUERIES.matcher(scrape);
		while (queries.find()) {
			int count = Integer.parseInt(queries.group(4));
			if (count > 0) {
				counted.put("%s %s %s".formatted(queries.group(1), queries.group(3), queries.group(2)), count);
			}
		}
		return counted;
	}

	private static int ofOrders(Map<String, Integer> queries) {
		return queries.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().contains(" orders "))
			.mapToInt(Map.Entry::getValue)
			.sum();
	}

	private static JsonNode traffic(int port) throws Exception {
		return PrometheusClient.get("http://localhost:%d/api/traffic".formatted(port));
	}

	private static String get(int port, String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:%d%s".formatted(port, path));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	/**
	 * Returns a port that is free, and that no system gives away by itself meanwhile.
	 */
	private static int freePort() {
		return new Random().ints(20_000, 30_000).filter(DatabaseIT::isFree).findFirst().orElseThrow();
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
