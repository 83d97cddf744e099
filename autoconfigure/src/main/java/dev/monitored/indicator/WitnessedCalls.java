package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.List;

import dev.monitored.call.CallVerdict;
import dev.monitored.call.CallWitness;
import dev.monitored.cause.CallFrames;
import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Status;

/**
 * The calls of one label set, as a witness hears of them. A witness that throws harms no
 * call.
 */
final class WitnessedCalls {

	private static final FailureLog failures = new FailureLog(WitnessedCalls.class);

	private static final String UNHEARD = "A profile does not know of a call";

	private final long number = CallFrames.newOwner();

	private final SloEvents[] slos;

	private final CallVerdict success;

	/**
	 * Creates calls.
	 * @param slos the SLOs that they match
	 */
	WitnessedCalls(SloEvents[] slos) {
		this.slos = slos;
		List<String> names = new ArrayList<>();
		for (SloEvents events : slos) {
			names.add(events.slo().slo().name());
		}
		this.success = new CallVerdict(List.copyOf(names), List.of());
	}

	/**
	 * Reports that a thread ran a call that ends later.
	 * @param witness hears of it
	 * @param start the start of the call
	 * @param thread the id of the thread
	 * @param until until when it ran the call
	 */
	void ran(CallWitness witness, long start, long thread, long until) {
		try {
			if (this.slos.length > 0) {
				witness.ran(this.number, start, thread, until);
			}
		}
		catch (Throwable ex) {
			failures.failed(UNHEARD, ex);
		}
	}

	/**
	 * Reports the end of a call, and this thread if it had entered it.
	 * @param witness hears of it
	 * @param owner the number of what records the call
	 * @param start the start of the call
	 * @param nanos how long it took
	 * @param status how it ended
	 */
	void ended(CallWitness witness, long owner, long start, long nanos, Status status) {
		try {
			if (this.slos.length > 0) {
				long thread = CallFrames.isIn(owner, start) ? Thread.currentThread().getId() : CallWitness.NO_THREAD;
				witness.ended(this.number, start, thread, start + nanos, verdict(status, nanos, CallPast.NONE));
			}
		}
		catch (Throwable ex) {
			failures.failed(UNHEARD, ex);
		}
	}

	/**
	 * Reports that a call has ended that threads left before.
	 * @param witness hears of it
	 * @param end how it ended
	 * @param thread the id of the thread that ran it from its start on, if it is known
	 * @param until until when the thread ran it
	 */
	void ended(CallWitness witness, CallEnd end, long thread, long until) {
		try {
			if (this.slos.length > 0) {
				witness.ended(this.number, end.start(), thread, until,
						verdict(end.outcome().status(), end.nanos(), end.past()));
			}
		}
		catch (Throwable ex) {
			failures.failed(UNHEARD, ex);
		}
	}

	// Each success is an event of every SLO; other calls may be none.
	private CallVerdict verdict(Status status, long nanos, CallPast past) {
		if (status == Status.SUCCESS && past.broken().isEmpty() && !breaksAny(status, nanos, past.waited())) {
			return this.success;
		}
		List<String> kept = new ArrayList<>();
		List<String> broken = new ArrayList<>();
		for (SloEvents events : this.slos) {
			String name = events.slo().slo().name();
			if (events.isBrokenBy(status, nanos, past.waited())
					|| past.broken().stream().anyMatch((objective) -> objective.slo().equals(name))) {
				broken.add(name);
			}
			else if (status == Status.SUCCESS) {
				kept.add(name);
			}
		}
		return new CallVerdict(List.copyOf(kept), List.copyOf(broken));
	}

	private boolean breaksAny(Status status, long nanos, long waited) {
		for (SloEvents events : this.slos) {
			if (events.isBrokenBy(status, nanos, waited)) {
				return true;
			}
		}
		return false;
	}

}
