package dev.monitored.slo;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * A named set of objectives over the calls that match.
 *
 * @param name the value of the label {@code slo}
 * @param signal what kind of calls it is about
 * @param match for each label key, in either spelling, the patterns of which the value
 * must match one; calls match if they do for every key
 * @param badWhen for each label key, in either spelling, the patterns of values by which
 * a call failed; empty where the signal alone says what failed
 * @param objectives the objectives of these calls
 * @param window the time over which the budget is spent
 * @param minRate the rate below which traffic is a symptom, if one is set
 * @param freshness how long ago the last call that succeeded may be, if that is limited
 * @param team the owner, if one is named
 * @param runbook the URL of the runbook, if there is one
 * @param includesQueue whether the time counts that a call waited in the queue of an
 * executor before it began
 * @param page whether a fast burn pages the team on call; otherwise it opens a ticket
 */
public record Slo(String name, Signal signal, Map<String, List<LabelPattern>> match,
		Map<String, List<LabelPattern>> badWhen, List<Objective> objectives, Window window, @Nullable MinRate minRate,
		@Nullable Freshness freshness, @Nullable String team, @Nullable String runbook, boolean includesQueue,
		boolean page) {

	/**
	 * Returns whether calls with these labels match.
	 * @param labels the values of the labels, as they were before any was folded
	 * @return whether the SLO is about them
	 */
	public boolean matches(Map<String, String> labels) {
		for (String label : this.match.keySet()) {
			if (new LabelKey(label).in(labels) == null) {
				return false;
			}
		}
		return mayMatch(labels);
	}

	/**
	 * Returns whether calls of which some labels are known can match.
	 * @param labels the values of the labels that are known
	 * @return whether none of them contradicts
	 */
	public boolean mayMatch(Map<String, String> labels) {
		for (Map.Entry<String, List<LabelPattern>> entry : this.match.entrySet()) {
			String value = new LabelKey(entry.getKey()).in(labels);
			if (value != null && !isMatchedByAny(entry.getValue(), value)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isMatchedByAny(List<LabelPattern> patterns, String value) {
		for (LabelPattern pattern : patterns) {
			if (pattern.matches(value)) {
				return true;
			}
		}
		return false;
	}

}
