package dev.monitored.slo;

import java.util.Locale;
import java.util.Set;

/**
 * A kind of thing that is measured.
 */
public enum Signal {

	/**
	 * Methods under {@code @Monitored} and code recorded by hand.
	 */
	OPERATION("operation"),

	/**
	 * Requests that this application answers.
	 */
	HTTP_SERVER("method", "uri"),

	/**
	 * Requests that this application sends.
	 */
	HTTP_CLIENT("method", "uri", "client.name"),

	/**
	 * Database queries.
	 */
	DB("datasource", "operation", "table"),

	/**
	 * Calls of a large language model.
	 */
	LLM("provider", "model", "stream.mode"),

	/**
	 * Time until the first token of a large language model.
	 */
	LLM_TTFT("provider", "model");

	private final Set<String> labels;

	Signal(String... labels) {
		this.labels = Set.of(labels);
	}

	/**
	 * Returns the keys of the labels that an SLO can match its calls by. Operations have
	 * those that the application declares besides.
	 * @return the label keys, in Micrometer's spelling
	 */
	public Set<String> labels() {
		return this.labels;
	}

	/**
	 * Returns the name as it is written in the configuration.
	 * @return the name, such as {@code http-server}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
