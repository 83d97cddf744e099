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

	private static final Set<String> GOOD = Set.of("INFORMATIONAL", "SUCCESS", "REDIRECTION");

	private static final String NO_ANSWER = "UNKNOWN";

	private static final String EXCEPTION = "exception";

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
			return outcome.equals("SERVER_ERROR")
					|| (this == HTTP_CLIENT && outcome.equals(NO_ANSWER) && !isWithoutException(timer));
		}
		String status = timer.getTag("status");
		return status != null && !status.equals("success") && !status.equals("cancelled");
	}

	/**
	 * Returns whether the callers of a timer's calls left before they ended. A request
	 * that a subscriber cancelled has no answer, and no exception either.
	 * @param timer the timer
	 * @return whether they did, as its labels say
	 */
	public boolean isCancelled(Meter.Id timer) {
		String outcome = timer.getTag("outcome");
		return (outcome != null)
				? outcome.equals(NO_ANSWER)
						&& (this == HTTP_SERVER || (this == HTTP_CLIENT && isWithoutException(timer)))
				: "cancelled".equals(timer.getTag("status"));
	}

	/**
	 * Returns whether the labels leave open how the calls of a timer ended: their answers
	 * had a good code, and there was an exception. Answers that broke off after their
	 * head are among them, and answers to exceptions that were handled.
	 * @param timer the timer
	 * @return whether they do
	 */
	public boolean isUnclear(Meter.Id timer) {
		String outcome = timer.getTag("outcome");
		return outcome != null && GOOD.contains(outcome) && timer.getTag(EXCEPTION) != null
				&& !isWithoutException(timer);
	}

	private static boolean isWithoutException(Meter.Id timer) {
		return "none".equals(timer.getTag(EXCEPTION));
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
