package dev.monitored.cli.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A signal with the timer that holds its calls, or with counters that an SLO names.
 */
public enum RecordedSignal {

	/**
	 * Requests that the application answers.
	 */
	HTTP_SERVER("http-server", "http_server_requests_seconds", Set.of("method", "uri"),
			Map.of(CallEnding.SUCCESS, List.of("outcome!~\"SERVER_ERROR|UNKNOWN\",status!=\"101\""), CallEnding.FAILED,
					List.of("outcome=\"SERVER_ERROR\""), CallEnding.CANCELLED, List.of("outcome=\"UNKNOWN\""),
					CallEnding.UNCLEAR,
					List.of("outcome=~\"INFORMATIONAL|SUCCESS|REDIRECTION\",exception!~\"none|\",status!=\"101\""))),

	/**
	 * Requests that the application sends.
	 */
	HTTP_CLIENT("http-client", "http_client_requests_seconds", Set.of("method", "uri", "client_name"),
			Map.of(CallEnding.SUCCESS, List.of("outcome!~\"SERVER_ERROR|UNKNOWN\""), CallEnding.FAILED,
					List.of("outcome=\"SERVER_ERROR\"", "outcome=\"UNKNOWN\",exception!=\"none\""),
					CallEnding.CANCELLED, List.of("outcome=\"UNKNOWN\",exception=\"none\""), CallEnding.UNCLEAR,
					List.of("outcome=~\"INFORMATIONAL|SUCCESS|REDIRECTION\",exception!~\"none|\""))),

	/**
	 * Operations, which have labels that the application declares.
	 */
	OPERATION("operation", "operation_duration_seconds", Set.of(), byStatus("error")),

	/**
	 * Queries of databases.
	 */
	DB("db", "db_query_duration_seconds", Set.of("datasource", "operation", "table"), byStatus("error")),

	/**
	 * Calls of language models.
	 */
	LLM("llm", "llm_latency_seconds", Set.of("provider", "model", "stream_mode"), byStatus("error|truncated|empty")),

	/**
	 * First tokens of language models.
	 */
	LLM_TTFT("llm-ttft", "llm_ttft_seconds", Set.of("provider", "model"), Map.of(CallEnding.SUCCESS, List.of(""))),

	/**
	 * Messages of clients over WebSocket.
	 */
	WEBSOCKET("websocket", "ws_message_handling_seconds", Set.of("path"), byStatus("error")),

	/**
	 * Events that counters of the application count, which an SLO names.
	 */
	BUSINESS("business", "", Set.of(""), Map.of());

	private final String id;

	private final String timer;

	private final Set<String> labels;

	private final Map<CallEnding, List<String>> results;

	RecordedSignal(String id, String timer, Set<String> labels, Map<CallEnding, List<String>> results) {
		this.id = id;
		this.timer = timer;
		this.labels = labels;
		this.results = results;
	}

	/**
	 * Returns the signal with a name.
	 * @param name the name, in any spelling that a definition may have
	 * @return the signal, empty if no timer holds its calls
	 */
	public static Optional<RecordedSignal> of(String name) {
		return Arrays.stream(values()).filter((signal) -> uniform(signal.id).equals(uniform(name))).findFirst();
	}

	/**
	 * Returns the name of the signal.
	 * @return the name, as it is written in a definition
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name of the timer.
	 * @return the name in Prometheus, without what its series end in; empty of counters
	 */
	public String timer() {
		return this.timer;
	}

	/**
	 * Returns whether an SLO can match calls by a label.
	 * @param label the key of the label
	 * @return whether it can
	 */
	public boolean hasLabel(String label) {
		return declaresLabels() || this.labels.contains(label);
	}

	/**
	 * Returns whether the application declares labels of the calls.
	 * @return whether it does
	 */
	public boolean declaresLabels() {
		return this.labels.isEmpty();
	}

	/**
	 * Returns whether the labels are those of HTTP.
	 * @return whether calls are requests
	 */
	public boolean isHttp() {
		return this == HTTP_SERVER || this == HTTP_CLIENT;
	}

	/**
	 * Returns what selects the series of calls that ended in some way.
	 * @param result how they ended
	 * @return the label matchers of each selector, none if no series says so
	 */
	public List<String> matchers(CallEnding result) {
		return this.results.getOrDefault(result, List.of());
	}

	private static Map<CallEnding, List<String>> byStatus(String failed) {
		return Map.of(CallEnding.SUCCESS, List.of("status=\"success\""), CallEnding.FAILED,
				List.of((failed.contains("|") ? "status=~\"" : "status=\"") + failed + "\""), CallEnding.CANCELLED,
				List.of("status=\"cancelled\""));
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

}
