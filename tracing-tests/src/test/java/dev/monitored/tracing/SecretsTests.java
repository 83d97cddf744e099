package dev.monitored.tracing;

import java.io.IOException;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must never get into spans and log events of calls.
 */
class SecretsTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.monitored.calls");

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	@Test
	void areInNoSpanAndNoLogEvent() throws IOException {
		try (Shop shop = Shop.start(WebApplicationType.SERVLET, Controllers.class,
				"monitored.slo.definitions.queries.signal=db", "monitored.slo.definitions.queries.availability=99%",
				"monitored.slo.definitions.models.signal=llm", "monitored.slo.definitions.models.availability=99%")) {
			listen();
			shop.get("/api/secrets", "X-Card", Orders.SECRET, "Authorization", "Bearer " + Orders.SECRET);
			SentSpan request = shop.collector().span("http get /api/secrets");
			assertThat(request.marks()).containsEntry("monitored.slo.names", "answers,models,queries");
			shop.collector().span("orders.broken");
			Patience.await("events of all calls",
					() -> Stream.of("orders.broken", "orders.slow", "queries", "models", "answers")
						.allMatch((slo) -> texts().anyMatch((text) -> text.contains(slo))));
			assertThat(shop.collector().spans()).isNotEmpty()
				.allSatisfy((span) -> assertThat(span.span().toString()).doesNotContain(Orders.SECRET));
			assertThat(texts()).allSatisfy((text) -> assertThat(text).doesNotContain(Orders.SECRET));
		}
		finally {
			this.logger.detachAppender(this.events);
			this.logger.setLevel(null);
		}
	}

	// Spring Boot takes away what was added to loggers before it started
	private void listen() {
		this.events.start();
		this.logger.addAppender(this.events);
		this.logger.setLevel(Level.DEBUG);
	}

	private Stream<String> texts() {
		return this.events.list.stream()
			.map((event) -> "%s %s %s %s".formatted(event.getFormattedMessage(), event.getKeyValuePairs(),
					event.getMDCPropertyMap(), event.getThrowableProxy()));
	}

	/**
	 * What keeps secrets to itself.
	 */
	@RestController
	static class Controllers {

		private final Orders orders;

		private final JdbcTemplate jdbc;

		private final LlmCalls models;

		Controllers(Orders orders, JdbcTemplate jdbc, LlmCalls models) {
			this.orders = orders;
			this.jdbc = jdbc;
			this.models = models;
		}

		@GetMapping("/api/secrets")
		ResponseEntity<String> secrets(@RequestHeader("X-Card") String card) throws InterruptedException {
			this.orders.slow(card);
			ignoringFailure(() -> this.orders.broken(card));
			ignoringFailure(() -> this.jdbc.queryForList("SELECT * FROM missing WHERE card = '" + card + "'"));
			try (LlmCall call = this.models.start("openai", "gpt", StreamMode.BLOCKING)) {
				call.error(new IllegalStateException("Prompt " + card));
			}
			return ResponseEntity.internalServerError().build();
		}

		private static void ignoringFailure(Runnable action) {
			try {
				action.run();
			}
			catch (RuntimeException ex) {
				assertThat(ex).hasMessageContaining(Orders.SECRET);
			}
		}

	}

}
