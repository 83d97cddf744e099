package dev.monitored.observation.recording;

import java.util.List;
import java.util.stream.Stream;

import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;

/**
 * Observations that another signal measures, and better: it counts each call once, knows
 * the calls in flight and when a call really ends.
 */
enum MeasuredElsewhere {

	/**
	 * Requests that this application answers.
	 */
	HTTP_SERVER("http-server", "http.server.requests", "http.server.request.duration"),

	/**
	 * Requests that this application sends.
	 */
	HTTP_CLIENT("http-client", "http.client.requests", "http.client.request.duration"),

	/**
	 * Queries, as datasource-micrometer and r2dbc-proxy observe them.
	 */
	DB("db", "jdbc.query", "r2dbc.query"),

	/**
	 * Calls of models, as Spring AI observes them.
	 */
	LLM("llm", "gen_ai.client.operation"),

	/**
	 * Calls of repositories, which Boot times without an observation.
	 */
	REPOSITORY("db", "spring.data.repository.invocations"),

	/**
	 * Deliveries to listeners of JMS. Spring hands what a listener threw to an error
	 * handler, and the observation has no error.
	 */
	JMS_LISTENER("operation", "jms.message.process");

	private final String signal;

	private final List<String> names;

	MeasuredElsewhere(String signal, String... names) {
		this.signal = signal;
		this.names = List.of(names);
	}

	/**
	 * Refuses a pattern that one of these names matches.
	 * @param pattern the pattern of a name
	 * @param setting where it is written, for the message
	 * @throws InvalidSettingException if there is one
	 */
	static void refuse(LabelPattern pattern, String setting) {
		Stream.of(values())
			.forEach((measured) -> measured.names.stream()
				.filter((name) -> measured.isMeant(pattern, name))
				.findFirst()
				.ifPresent((name) -> {
					throw new InvalidSettingException(setting, pattern.text(), measured.problem(name),
							measured.remedy());
				}));
	}

	// A pattern that also matches what is no observation, or one of JMS, may mean others
	private boolean isMeant(LabelPattern pattern, String name) {
		return switch (this) {
			case REPOSITORY -> pattern.text().equals(name);
			case JMS_LISTENER -> pattern.text().startsWith("jms") && pattern.matches(name);
			default -> pattern.matches(name);
		};
	}

	private String problem(String name) {
		return switch (this) {
			case REPOSITORY -> "'%s' is a timer of Spring Boot and no observation".formatted(name);
			case JMS_LISTENER -> "'%s' has no error when a listener fails".formatted(name);
			default -> "'%s' is measured by the signal '%s'".formatted(name, this.signal);
		};
	}

	private String remedy() {
		return switch (this) {
			case REPOSITORY ->
				"Write signal: db for the queries, or signal: operation with monitored.operation.pointcuts for the repositories.";
			case JMS_LISTENER ->
				"Write signal: operation, and @Monitored on the method under @JmsListener, or a name that does not match it.";
			default -> "Write signal: %s, or a name that does not match it.".formatted(this.signal);
		};
	}

}
