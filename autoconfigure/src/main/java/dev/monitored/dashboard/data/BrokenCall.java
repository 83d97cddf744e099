package dev.monitored.dashboard.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.EndedCall;
import dev.monitored.label.LabelKey;

/**
 * A call that broke an objective, without what it was about: no arguments, no messages.
 *
 * @param number how many calls were broken until then
 * @param heard when the dashboard heard of it, in milliseconds since the epoch
 * @param time when it ended, in milliseconds since the epoch
 * @param signal what kind of call it was
 * @param labels its labels
 * @param status how it ended
 * @param millis how long it took
 * @param error the name of its error, if it failed
 * @param cause what that is put down to, if that is known
 * @param resource the table, client, model or operation of the cause
 * @param traceId the id of its trace, if that is sampled
 * @param broken the objectives by SLO
 */
record BrokenCall(long number, long heard, long time, String signal, Map<String, String> labels, String status,
		double millis, @Nullable String error, @Nullable String cause, @Nullable String resource,
		@Nullable String traceId, Map<String, List<String>> broken) {

	static BrokenCall of(long number, long heard, EndedCall call) {
		Map<String, String> labels = new TreeMap<>();
		call.labels().forEach((label, value) -> labels.put(new LabelKey(label).text(), value));
		Map<String, List<String>> broken = new TreeMap<>();
		for (BrokenObjective objective : call.broken()) {
			broken.computeIfAbsent(objective.slo(), (slo) -> new ArrayList<>()).add(objective.objective());
		}
		return new BrokenCall(number, heard, call.start().plus(call.duration()).toEpochMilli(), call.signal(), labels,
				call.status().label(), call.duration().toNanos() / 1e6, call.error(),
				(call.cause() != null) ? call.cause().name() : null,
				(call.cause() != null) ? call.cause().resource() : null, call.traceId(), broken);
	}

}
