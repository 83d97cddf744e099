package dev.monitored.business.recording;

import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;

/**
 * Creates what records the calls of methods.
 */
public final class MeterRecorders {

	private final LabelGuard guard;

	private final BusinessObjectives objectives;

	private final DeferredMeters meters;

	private final Postponement postponement;

	/**
	 * Creates recorders.
	 * @param guard what bounds the values of labels
	 * @param objectives counts events for SLOs
	 * @param meters where meters are registered
	 * @param postponement keeps events of transactions
	 */
	public MeterRecorders(LabelGuard guard, BusinessObjectives objectives, DeferredMeters meters,
			Postponement postponement) {
		this.guard = guard;
		this.objectives = objectives;
		this.meters = meters;
		this.postponement = postponement;
	}

	/**
	 * Returns the first step of a method's calls. Registers the series of labels whose
	 * values are listed.
	 * @param meter the meter that the method is
	 * @return its first label, or its only series
	 */
	public MeterNode create(MeterDeclaration meter) {
		Postponement applied = meter.afterCommit() ? this.postponement : Postponement.NEVER;
		return new SeriesTree(meter, this.guard, this.objectives, this.meters, applied).first();
	}

}
