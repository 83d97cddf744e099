package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallVerdict;
import dev.monitored.call.CallWitness;
import dev.monitored.cause.CallFrames;
import dev.monitored.outcome.Status;

/**
 * The calls of one label set, as a witness hears of them.
 */
final class WitnessedCalls {

	private final long number = CallFrames.newOwner();

	private final SloEvents[] slos;

	private final CallVerdict good;

	/**
	 * Creates calls.
	 * @param slos the SLOs that they match
	 */
	WitnessedCalls(SloEvents[] slos) {
		this.slos = slos;
		this.good = new CallVerdict(Arrays.stream(slos).map((events) -> events.slo().slo().name()).toList(), List.of());
	}

	/**
	 * Reports that a thread ran a call that ends later.
	 * @param witness hears of it
	 * @param start the start of the call
	 * @param thread the id of the thread
	 * @param until until when it ran the call
	 */
	void ran(CallWitness witness, long start, long thread, long until) {
		if (this.slos.length > 0) {
			witness.ran(this.number, start, thread, until);
		}
	}

	/**
	 * Reports that a call has ended which this thread entered, if it did.
	 * @param witness hears of it
	 * @param owner the number of what records the call
	 * @param start the start of the call
	 * @param nanos how long it took
	 * @param status how it ended
	 */
	void ended(CallWitness witness, long owner, long start, long nanos, Status status) {
		if (this.slos.length > 0) {
			long thread = CallFrames.isIn(owner, start) ? Thread.currentThread().getId() : CallWitness.NO_THREAD;
			witness.ended(this.number, start, thread, start + nanos, verdict(status, nanos, List.of()));
		}
	}

	/**
	 * Reports that a call has ended that threads left before.
	 * @param witness hears of it
	 * @param end how it ended
	 */
	void ended(CallWitness witness, CallEnd end) {
		if (this.slos.length > 0) {
			witness.ended(this.number, end.start(), CallWitness.NO_THREAD, end.start() + end.nanos(),
					verdict(end.outcome().status(), end.nanos(), end.brokenBefore()));
		}
	}

	private CallVerdict verdict(Status status, long nanos, List<BrokenObjective> before) {
		if (before.isEmpty() && Arrays.stream(this.slos).noneMatch((slo) -> slo.isBrokenBy(status, nanos))) {
			return this.good;
		}
		List<String> broken = new ArrayList<>();
		for (SloEvents events : this.slos) {
			String name = events.slo().slo().name();
			if (events.isBrokenBy(status, nanos)
					|| before.stream().anyMatch((objective) -> objective.slo().equals(name))) {
				broken.add(name);
			}
		}
		return new CallVerdict(this.good.slos(), List.copyOf(broken));
	}

}
