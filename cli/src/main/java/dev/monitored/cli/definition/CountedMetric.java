package dev.monitored.cli.definition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.monitored.cli.promql.LabelMatcher;

/**
 * The timers whose calls an SLO can be about.
 */
enum CountedMetric {

	/**
	 * Requests that the application answers.
	 */
	HTTP_SERVER("http_server_requests_seconds", "http-server", Set.of("method", "uri")),

	/**
	 * Requests that the application sends.
	 */
	HTTP_CLIENT("http_client_requests_seconds", "http-client", Set.of("method", "uri", "client_name")),

	/**
	 * Operations, which have labels that the application declares.
	 */
	OPERATION("operation_duration_seconds", "operation", Set.of()),

	/**
	 * Queries of databases.
	 */
	DB("db_query_duration_seconds", "db", Set.of("datasource", "operation", "table"));

	/**
	 * The labels that say how a call ended.
	 */
	static final Set<String> RESULT = Set.of("status", "outcome");

	private static final Map<Boolean, Set<String>> FAILED = Map.of(true,
			Set.of("status=~\"5..\"", "status=~\"5.*\"", "status=~\"5.+\"", "status=~\"5\\d\\d\"",
					"status=~\"5[0-9][0-9]\"", "status=~\"5[0-9]{2}\"", "outcome=\"SERVER_ERROR\"",
					"outcome=~\"SERVER_ERROR|UNKNOWN\""),
			false, Set.of("status=\"error\""));

	private final String timer;

	private final String signal;

	private final Set<String> labels;

	CountedMetric(String timer, String signal, Set<String> labels) {
		this.timer = timer;
		this.signal = signal;
		this.labels = labels;
	}

	static Optional<CountedMetric> of(String metric) {
		return Arrays.stream(values())
			.filter((counted) -> metric.equals(counted.timer + "_count") || metric.equals(counted.timer + "_bucket"))
			.findFirst();
	}

	String signal() {
		return this.signal;
	}

	String bucket() {
		return this.timer + "_bucket";
	}

	boolean hasLabel(String label) {
		return this.labels.isEmpty() || this.labels.contains(label);
	}

	boolean declaresLabels() {
		return this.labels.isEmpty();
	}

	/**
	 * Returns whether a matcher selects the calls that failed.
	 * @param matcher the matcher
	 * @return whether these and no others are bad events of ours
	 */
	boolean isFailed(LabelMatcher matcher) {
		return FAILED.getOrDefault(isHttp(), Set.of()).contains(matcher.toString());
	}

	/**
	 * Returns whether a matcher selects the calls that did not fail.
	 * @param matcher the matcher
	 * @return whether all others are bad events of ours
	 */
	boolean isSuccessful(LabelMatcher matcher) {
		if (!isHttp() && matcher.toString().equals("status=\"success\"")) {
			return true;
		}
		return matcher.operator().startsWith("!") && isFailed(new LabelMatcher(matcher.label(),
				matcher.operator().replace("!=", "=").replace("!~", "=~"), matcher.value()));
	}

	/**
	 * Returns whether a matcher leaves out the calls that were cancelled, and no others.
	 * @param matcher the matcher
	 * @return whether it selects the events of an availability
	 */
	boolean isEvent(LabelMatcher matcher) {
		return !isHttp() && Set.of("status!=\"cancelled\"", "status=~\"success|error\"", "status=~\"error|success\"")
			.contains(matcher.toString());
	}

	private boolean isHttp() {
		return this == HTTP_SERVER || this == HTTP_CLIENT;
	}

}
