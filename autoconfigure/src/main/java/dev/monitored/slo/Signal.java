package dev.monitored.slo;

import java.util.Locale;

/**
 * A kind of thing that is measured.
 */
public enum Signal {

	/**
	 * Methods under {@code @Monitored} and code recorded by hand.
	 */
	OPERATION,

	/**
	 * Requests that this application answers.
	 */
	HTTP_SERVER,

	/**
	 * Requests that this application sends.
	 */
	HTTP_CLIENT,

	/**
	 * Database queries.
	 */
	DB,

	/**
	 * Calls of a large language model.
	 */
	LLM,

	/**
	 * Time until the first token of a large language model.
	 */
	LLM_TTFT;

	/**
	 * Returns the name as it is written in the configuration.
	 * @return the name, such as {@code http-server}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
