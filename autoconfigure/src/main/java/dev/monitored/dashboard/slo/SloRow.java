package dev.monitored.dashboard.slo;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How one SLO is kept in this process.
 *
 * @param name the name of the SLO
 * @param signal what kind of calls it is about
 * @param objectives its objectives, the worst one first
 * @param activeCalls the number of calls in flight
 * @param hanging the calls in flight that hang, {@code null} if none is known to
 * @param burningSince since when an objective spends its budget faster than allowed, in
 * milliseconds since the epoch, {@code null} if none does
 * @param traffic the rate of calls in the last five minutes by that of the hour before,
 * {@code null} if the process is too young
 * @param cause what most bad events of the worst objective are put down to, {@code null}
 * if there are none
 * @param team the owner
 * @param runbook the URL of the runbook, if there is one
 */
public record SloRow(String name, String signal, List<ObjectiveRow> objectives, long activeCalls,
		@Nullable HangingCalls hanging, @Nullable Long burningSince, @Nullable Double traffic,
		@Nullable MainCause cause, @Nullable String team, @Nullable String runbook) {

	/**
	 * By whether calls hang, and then by how bad its worst objective is.
	 */
	static final Comparator<SloRow> WORST_FIRST = Comparator.comparing(SloRow::isHanging)
		.reversed()
		.thenComparing((row) -> row.objectives().get(0), ObjectiveRow.WORST_FIRST)
		.thenComparing(SloRow::name);

	/**
	 * Returns by what SLOs are sorted, the worst first.
	 * @return 1 if calls hang, the burn rate of the last five minutes, that of the last
	 * hour, and all bad events
	 */
	public double[] severity() {
		ObjectiveRow worst = this.objectives.get(0);
		return new double[] { isHanging() ? 1 : 0, worst.burn(), worst.burnOfHour(), worst.sinceStart().badEvents() };
	}

	private boolean isHanging() {
		return this.hanging != null && this.hanging.areMany();
	}

	/**
	 * Returns whether any of its objectives had bad events since start.
	 * @return whether one had
	 */
	public boolean hadBadEvents() {
		return this.objectives.stream().anyMatch((objective) -> objective.sinceStart().badEvents() > 0);
	}

	/**
	 * Returns whether its objectives have been read to be as others are.
	 * @param others the objectives
	 * @return whether they are the same objects
	 */
	boolean hasSame(List<ObjectiveRow> others) {
		if (this.objectives.size() != others.size()) {
			return false;
		}
		for (int index = 0; index < others.size(); index++) {
			if (this.objectives.get(index) != others.get(index)) {
				return false;
			}
		}
		return true;
	}

	SloRow with(long active, @Nullable HangingCalls hangingNow, @Nullable Long burning, @Nullable Double trafficNow) {
		return new SloRow(this.name, this.signal, this.objectives, active, hangingNow, burning, trafficNow, this.cause,
				this.team, this.runbook);
	}

}
