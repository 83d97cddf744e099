package dev.monitored.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.known.KnownValues;

/**
 * Finds what records a call by the labels of the call. Calls that are exported alike and
 * that the settings match alike share one recorder. Labels that the guard leaves as they
 * are lead to it by one look; labels that it folds are matched with each call.
 *
 * @param <L> the labels of calls, as calls bring them along and as they are exported
 * @param <M> what the settings say of calls, such as the SLOs that match
 * @param <R> what records calls
 */
public final class LabelSets<L, M, R> {

	private final UnaryOperator<L> bounds;

	private final Function<L, M> matches;

	private final Map<L, R> admitted = new ConcurrentHashMap<>();

	private final KnownValues<LabelSet<L, M>, R> recorders;

	/**
	 * Creates an empty set.
	 * @param bounds returns the labels as they are exported, of which there are few
	 * @param matches returns what the settings say of labels, before any is folded
	 * @param creation creates a recorder for labels as they are exported
	 */
	public LabelSets(UnaryOperator<L> bounds, Function<L, M> matches, BiFunction<L, M, R> creation) {
		this.bounds = bounds;
		this.matches = matches;
		this.recorders = new KnownValues<>((labelSet) -> creation.apply(labelSet.exported(), labelSet.match()));
	}

	/**
	 * Returns what records calls, and creates it if there is none.
	 * @param labels the labels of the calls, before any is folded
	 * @return the recorder
	 */
	public R get(L labels) {
		R known = this.admitted.get(labels);
		return (known != null) ? known : match(labels);
	}

	/**
	 * Returns what records calls whose labels are exported as they are, and folds
	 * nothing.
	 * @param labels the labels of the calls
	 * @return the recorder, or {@code null} if there is none yet
	 */
	public @Nullable R find(L labels) {
		return this.admitted.get(labels);
	}

	private R match(L labels) {
		L exported = this.bounds.apply(labels);
		R found = this.recorders.get(new LabelSet<>(exported, this.matches.apply(labels)));
		if (exported.equals(labels)) {
			this.admitted.put(labels, found);
		}
		return found;
	}

	/**
	 * Calls that are exported alike and that the settings match alike.
	 *
	 * @param <L> the type of the labels
	 * @param <M> the type of what the settings say
	 * @param exported the labels as they are exported
	 * @param match what the settings say
	 */
	private record LabelSet<L, M>(L exported, M match) {

	}

}
