package aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.Operations;

/**
 * Makes calls of every signal and writes down what a scrape gives then.
 */
@Component
class Calls implements ApplicationRunner {

	private final Till till;

	private final Operations operations;

	private final LlmCalls models;

	private final JdbcClient database;

	private final MeterRegistry registry;

	private final RestClient client;

	Calls(Till till, Operations operations, LlmCalls models, JdbcClient database, MeterRegistry registry,
			RestClient.Builder client) {
		this.till = till;
		this.operations = operations;
		this.models = models;
		this.database = database;
		this.registry = registry;
		this.client = client.build();
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		String server = "http://localhost:" + arguments.getOptionValues("server.port").get(0);
		this.database.sql("create schema sales").update();
		this.database.sql("create table sales.orders (id int)").update();
		pay();
		order(server);
		answer();
		this.registry.counter("visits", "user_id", "4711").increment();
		String scrape = this.client.get().uri(server + "/actuator/prometheus").retrieve().body(String.class);
		Files.writeString(Path.of(arguments.getOptionValues("scrape").get(0)), String.valueOf(scrape));
	}

	private void pay() {
		for (int price = -1; price < 3; price++) {
			try {
				this.till.checkout(price);
			}
			catch (IllegalArgumentException | IllegalStateException ex) {
				// Counts as an error, or as none
			}
		}
		this.operations.record("nightly-import", () -> {
		});
	}

	private void order(String server) {
		for (int id = 0; id < 3; id++) {
			this.client.get().uri(server + "/orders/{id}", id).retrieve().body(String.class);
			this.client.get().uri(server + "/ping/{name}", "n" + id).retrieve().body(String.class);
		}
	}

	private void answer() {
		try (LlmCall call = this.models.start("openai", "gpt-4.1-mini", StreamMode.STREAMING)) {
			call.firstToken();
			call.contentChunk();
			call.contentChunk();
			call.tokens(1_000, 500);
			call.cachedTokens(200);
			call.finish("stop");
		}
	}

}
