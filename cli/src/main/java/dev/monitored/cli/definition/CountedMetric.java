package dev.monitored.cli.definition;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.monitored.cli.promql.LabelMatcher;
import dev.monitored.cli.signal.RecordedSignal;

/**
 * The timers of which a file of other tools can count calls.
 */
enum CountedMetric {

	/**
	 * Requests that the application answers.
	 */
	HTTP_SERVER(RecordedSignal.HTTP_SERVER),

	/**
	 * Requests that the application sends.
	 */
	HTTP_CLIENT(RecordedSignal.HTTP_CLIENT),

	/**
	 * Operations, which have labels that the application declares.
	 */
	OPERATION(RecordedSignal.OPERATION),

	/**
	 * Queries of databases.
	 */
	DB(RecordedSignal.DB);

	/**
	 * The labels that say how a call ended.
	 */
	static final Set<String> RESULT = Set.of("status", "outcome");

	private static final Map<Boolean, Set<String>> FAILED = Map.of(true,
			Set.of("status=~\"5..\"", "status=~\"5.*\"", "status=~\"5.+\"", "status=~\"5\\d\\d\"",
					"status=~\"5[0-9][0-9]\"", "status=~\"5[0-9]{2}\"", "outcome=\"SERVER_ERROR\"",
					"outcome=~\"SERVER_ERROR|UNKNOWN\""),
			false, Set.of("status=\"error\""));

	private final RecordedSignal recorded;

	CountedMetric(RecordedSignal recorded) {
		this.recorded = recorded;
	}

	static Optional<CountedMetric> of(String metric) {
		return Arrays.stream(values())
			.filter((counted) -> metric.equals(counted.recorded.timer() + "_count")
					|| metric.equals(counted.recorded.timer() + "_bucket"))
			.findFirst();
	}

	String signal() {
		return this.recorded.id();
	}

	String bucket() {
		return this.recorded.timer() + "_bucket";
	}

	boolean hasLabel(String label) {
		return this.recorded.hasLabel(label);
	}

	boolean declaresLabels() {
		return this.recorded.declaresLabels();
	}

	/**
	 * Returns whether a matcher selects the calls that failed.
	 * @param matcher the matcher
	 * @return whether these and no others are bad events of ours
	 */
	boolean isFailed(LabelMatcher matcher) {
		return FAILED.getOrDefault(this.recorded.isHttp(), Set.of()).contains(matcher.toString());
	}

	/**
	 * Returns whether a matcher selects the calls that did not fail.
	 * @param matcher the matcher
	 * @return whether all others are bad events of ours
	 */
	boolean isSuccessful(LabelMatcher matcher) {
		if (!this.recorded.isHttp() && matcher.toString().equals("status=\"success\"")) {
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
		return !this.recorded.isHttp()
				&& Set.of("status!=\"cancelled\"", "status=~\"success|error\"", "status=~\"error|success\"")
					.contains(matcher.toString());
	}

}
