package dev.monitored.call;

import java.util.Map;

import dev.monitored.cause.Cause;
import dev.monitored.slo.Signal;

/**
 * The calls of one label set.
 *
 * @param signal what kind of calls they are
 * @param labels their labels, as they are exported
 * @param cause what a call that makes them puts their own time down to
 * @param own what their own time is put down to when they are the bad calls themselves
 */
public record MeasuredCalls(Signal signal, Map<String, String> labels, Cause cause, Cause own) {

	/**
	 * Creates calls.
	 * @param signal what kind of calls they are
	 * @param labels their labels
	 * @param cause what a call that makes them puts their own time down to
	 * @param own what their own time is put down to when they are the bad calls
	 * themselves
	 */
	public MeasuredCalls {
		labels = Map.copyOf(labels);
	}

	/**
	 * Creates calls that run code of the application, of whose own time nothing is known.
	 * @param signal what kind of calls they are
	 * @param labels their labels
	 * @param cause what a call that makes them puts their own time down to
	 * @return the calls
	 */
	public static MeasuredCalls ofCode(Signal signal, Map<String, String> labels, Cause cause) {
		return new MeasuredCalls(signal, labels, cause, Cause.UNMEASURED);
	}

	/**
	 * Creates calls of something outside of the application.
	 * @param signal what kind of calls they are
	 * @param labels their labels
	 * @param cause what their time is put down to
	 * @return the calls
	 */
	public static MeasuredCalls ofResource(Signal signal, Map<String, String> labels, Cause cause) {
		return new MeasuredCalls(signal, labels, cause, cause);
	}

}
