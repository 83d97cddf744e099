package dev.monitored.business.recording;

/**
 * The events of a series that SLOs leave out. The meter has them like all others.
 */
final class ExcludedEvents extends EventSeries {

	private final EventSeries series;

	private final ObjectiveEvents objectives;

	ExcludedEvents(EventSeries series, ObjectiveEvents objectives) {
		super(Postponement.NEVER, null);
		this.series = series;
		this.objectives = objectives;
	}

	@Override
	void write(double value) {
		try {
			this.series.write(value);
		}
		finally {
			this.objectives.leaveOut();
		}
	}

}
