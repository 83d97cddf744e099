package dev.monitored.meter;

import java.util.Set;
import java.util.TreeMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;

/**
 * A signal, with the meters that tell how its calls went.
 */
public enum TimedSignal {

	/**
	 * Requests that the application answers.
	 */
	HTTP_SERVER("http-server", "http.server.requests", "http.server.active"),

	/**
	 * Methods and stages of the application.
	 */
	OPERATION("operation", "operation.duration", "operation.active"),

	/**
	 * Requests that the application sends.
	 */
	HTTP_CLIENT("http-client", "http.client.requests", null),

	/**
	 * Queries.
	 */
	DB("db", "db.query.duration", "db.query.active"),

	/**
	 * Calls of language models.
	 */
	LLM("llm", "llm.latency", "llm.active");

	/**
	 * The labels that say how a call ended, and not what it was.
	 */
	private static final Set<String> RESULTS = Set.of("status", "outcome", "exception", "error");

	private final String id;

	private final String timer;

	private final @Nullable String active;

	TimedSignal(String id, String timer, @Nullable String active) {
		this.id = id;
		this.timer = timer;
		this.active = active;
	}

	/**
	 * Returns the name of the signal.
	 * @return the name as it is written in the configuration
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name of the timer of calls.
	 * @return the name, as Micrometer has it
	 */
	public String timer() {
		return this.timer;
	}

	/**
	 * Returns the name of the gauge of calls in flight.
	 * @return the name, or {@code null} if there is no such gauge
	 */
	public @Nullable String active() {
		return this.active;
	}

	/**
	 * Returns whether the calls of a timer failed.
	 * @param timer the timer
	 * @return whether they did, as its labels say
	 */
	public boolean isFailed(Meter.Id timer) {
		String outcome = timer.getTag("outcome");
		if (outcome != null) {
			return outcome.equals("SERVER_ERROR") || (this == HTTP_CLIENT && outcome.equals("UNKNOWN"));
		}
		String status = timer.getTag("status");
		return status != null && !status.equals("success") && !status.equals("cancelled");
	}

	/**
	 * Returns whether the callers of a timer's calls left before they ended.
	 * @param timer the timer
	 * @return whether they did, as its labels say
	 */
	public boolean isCancelled(Meter.Id timer) {
		String outcome = timer.getTag("outcome");
		return (outcome != null) ? this == HTTP_SERVER && outcome.equals("UNKNOWN")
				: "cancelled".equals(timer.getTag("status"));
	}

	/**
	 * Returns the labels that say what the calls of a timer were.
	 * @param timer the timer
	 * @return the values by label
	 */
	public static TreeMap<String, String> labels(Meter.Id timer) {
		TreeMap<String, String> labels = new TreeMap<>();
		for (Tag tag : timer.getTagsAsIterable()) {
			if (!RESULTS.contains(tag.getKey())) {
				labels.put(new LabelKey(tag.getKey()).text(), tag.getValue());
			}
		}
		return labels;
	}

}
