package dev.monitored.cli.definition;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.monitored.cli.document.SourceSlo;
import dev.monitored.cli.promql.CountQuery;
import dev.monitored.cli.promql.LabelMatcher;
import dev.monitored.cli.promql.Selector;
import dev.monitored.cli.promql.UnreadableQueryException;

/**
 * A ratio of events that this library counts too.
 *
 * @param signal what kind of calls it is about
 * @param match which of them
 * @param threshold the longest time of a good call in seconds, {@code null} of an
 * availability
 */
record CountedRatio(String signal, Map<String, List<String>> match, @Nullable BigDecimal threshold) {

	private static final Set<String> BOUNDARY = Set.of("le");

	private static final Set<String> RESULT_OR_BOUNDARY = Set.of("le", "status", "outcome");

	/**
	 * Recognises a ratio by its queries.
	 * @param slo the objective
	 * @param remarks takes what the result says otherwise
	 * @return the ratio
	 * @throws NotCountableException if it is another one
	 */
	static CountedRatio of(SourceSlo slo, List<String> remarks) throws NotCountableException {
		Selector total = single(query(slo.total(), "total"));
		CountedMetric metric = metric(total);
		boolean isGood = slo.good() != null;
		CountQuery part = query(isGood ? slo.good() : slo.bad(), isGood ? "good" : "bad");
		Selector bucket = isGood ? part.series() : part.less();
		if (part.less() != null && (isGood || !part.series().equals(total))) {
			throw new NotCountableException("it subtracts other calls than those in a bucket from all of them");
		}
		if (bucket != null && bucket.metric().equals(metric.bucket())) {
			return latency(metric, bucket, total, remarks);
		}
		if (part.less() != null) {
			throw new NotCountableException("it subtracts other calls than those in a bucket from all of them");
		}
		return availability(metric, part.series(), isGood, total, remarks);
	}

	private static CountedRatio latency(CountedMetric metric, Selector bucket, Selector total, List<String> remarks)
			throws NotCountableException {
		if (!bucket.without(BOUNDARY).equals(total.without(BOUNDARY))) {
			throw new NotCountableException("its bucket and all of its events are selected by different labels");
		}
		Set<LabelMatcher> result = total.only(CountedMetric.RESULT);
		if (!result.stream().allMatch(metric::isSuccessful)) {
			throw new NotCountableException("it times calls that did not succeed");
		}
		if (result.isEmpty()) {
			remarks.add("it times failed calls too; here they count for availability alone");
		}
		return new CountedRatio(metric.signal(),
				new MatchedLabels(metric, remarks).match(total.without(RESULT_OR_BOUNDARY)), threshold(bucket));
	}

	private static CountedRatio availability(CountedMetric metric, Selector part, boolean isGood, Selector total,
			List<String> remarks) throws NotCountableException {
		Set<LabelMatcher> all = total.only(CountedMetric.RESULT);
		Set<LabelMatcher> added = new HashSet<>(part.only(CountedMetric.RESULT));
		added.removeAll(all);
		if (!part.metric().equals(total.metric()) || !part.only(BOUNDARY).equals(total.only(BOUNDARY))
				|| !part.without(RESULT_OR_BOUNDARY).equals(total.without(RESULT_OR_BOUNDARY))) {
			throw new NotCountableException("its two queries select calls by different labels");
		}
		if (!all.stream().allMatch(metric::isEvent)) {
			throw new NotCountableException("it leaves out calls by how they ended");
		}
		if (added.size() != 1 || !added.stream().allMatch(isGood ? metric::isSuccessful : metric::isFailed)) {
			throw new NotCountableException("what it calls %s is not what %s counts: %s"
				.formatted(isGood ? "good" : "bad", metric.signal(), added));
		}
		if (all.isEmpty()) {
			remarks.add("it counts cancelled calls too; here they are no events");
		}
		if (metric == CountedMetric.HTTP_CLIENT && !added.toString().contains("UNKNOWN")) {
			remarks.add("calls without an answer are bad events here too");
		}
		return new CountedRatio(metric.signal(),
				new MatchedLabels(metric, remarks).match(total.without(RESULT_OR_BOUNDARY)), null);
	}

	private static BigDecimal threshold(Selector bucket) throws NotCountableException {
		String boundary = bucket.value("le");
		if (boundary == null || boundary.length() > 20 || !boundary.matches("[0-9]*\\.?[0-9]+")) {
			throw new NotCountableException("the boundary of its bucket is no number: " + bucket.only(BOUNDARY));
		}
		return new BigDecimal(boundary);
	}

	private static CountedMetric metric(Selector total) throws NotCountableException {
		if (total.metric().equals("slo_events_total")) {
			throw new NotCountableException("it counts with the counters of an SLO, which do not say of which calls;"
					+ " the OpenSLO export of the application does");
		}
		String boundary = total.value("le");
		if (boundary != null && !boundary.equals("+Inf")) {
			throw new NotCountableException("all of its events are those of one bucket");
		}
		return CountedMetric.of(total.metric())
			.orElseThrow(() -> new NotCountableException("no SLO can be about " + total.metric()));
	}

	private static Selector single(CountQuery query) throws NotCountableException {
		if (query.less() != null) {
			throw new NotCountableException("its query of all events subtracts");
		}
		return query.series();
	}

	private static CountQuery query(@Nullable String text, String of) throws NotCountableException {
		if (text == null) {
			throw new NotCountableException("it has no query of %s events".formatted(of));
		}
		try {
			return CountQuery.parse(text);
		}
		catch (UnreadableQueryException ex) {
			throw new NotCountableException("its query of %s events %s".formatted(of, ex.getMessage()));
		}
	}

}
