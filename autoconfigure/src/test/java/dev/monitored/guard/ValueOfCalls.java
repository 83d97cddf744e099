package dev.monitored.guard;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.Monitored;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

/**
 * A label whose values come from calls, and a call that brings one.
 */
enum ValueOfCalls {

	OPERATION_BY_HAND("operation_duration_seconds_count", "operation") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(Operations.class).record(value, () -> {
			});
		}
	},

	ERROR_BY_HAND("operation_errors_total", "error") {
		@Override
		void call(ApplicationContext context, String value) {
			try (OperationCall call = context.getBean(Operations.class).start("import")) {
				call.error(value);
			}
		}
	},

	PARAMETER("operation_duration_seconds_count", "region") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(Regions.class).load(value);
		}
	},

	PROVIDER("llm_latency_seconds_count", "provider") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(LlmCalls.class).start(value, "gpt", StreamMode.BLOCKING).close();
		}
	},

	MODEL("llm_latency_seconds_count", "model") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(LlmCalls.class).start("openai", value, StreamMode.BLOCKING).close();
		}
	},

	EMBEDDING_MODEL("llm_latency_seconds_count", "model") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(LlmCalls.class).startEmbedding("openai", value).close();
		}
	},

	REASON_OF_A_FINISH("llm_finish_total", "reason") {
		@Override
		void call(ApplicationContext context, String value) {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.BLOCKING)) {
				call.finish(value);
			}
		}
	},

	TOOL("llm_tool_seconds_count", "tool") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(LlmCalls.class).startTool(value).close();
		}
	},

	PROVIDER_OF_A_REQUEST("llm_http_attempts_total", "provider") {
		@Override
		void call(ApplicationContext context, String value) {
			context.getBean(LlmCalls.class).attempt(value, 200, false);
		}
	},

	TABLE("db_query_duration_seconds_count", "table") {
		@Override
		void call(ApplicationContext context, String value) {
			try {
				context.getBean(JdbcTemplate.class).queryForList("SELECT * FROM \"%s\"".formatted(value));
			}
			catch (DataAccessException ex) {
				// the table does not exist
			}
		}
	},

	URI_OF_A_CLIENT("http_client_requests_seconds_count", "uri") {
		@Override
		void call(ApplicationContext context, String value) {
			record(context, "http.client.requests", List.of("uri", "/a b/" + value, "client.name", "c"));
		}
	},

	HOST_OF_A_CLIENT("http_client_requests_seconds_count", "client_name") {
		@Override
		void call(ApplicationContext context, String value) {
			record(context, "http.client.requests", List.of("uri", "/", "client.name", value));
		}
	},

	URI_OF_A_SERVER("http_server_requests_seconds_count", "uri") {
		@Override
		void call(ApplicationContext context, String value) {
			record(context, "http.server.requests", List.of("uri", value));
		}
	},

	LABEL_THAT_SETTINGS_NAME("shop_orders_seconds_count", "kind") {
		@Override
		void call(ApplicationContext context, String value) {
			record(context, "shop.orders", List.of("kind", value));
		}
	};

	private final String metric;

	private final String label;

	ValueOfCalls(String metric, String label) {
		this.metric = metric;
		this.label = label;
	}

	String metric() {
		return this.metric;
	}

	String label() {
		return this.label;
	}

	abstract void call(ApplicationContext context, String value);

	private static void record(ApplicationContext context, String meter, List<String> tags) {
		Timer.builder(meter)
			.tags(tags.toArray(String[]::new))
			.register(context.getBean(MeterRegistry.class))
			.record(Duration.ofMillis(1));
	}

	/**
	 * An operation with a label from a parameter.
	 */
	static class Regions {

		@Monitored("Regions.load")
		void load(@MeterTag("region") String region) {
		}

	}

}
