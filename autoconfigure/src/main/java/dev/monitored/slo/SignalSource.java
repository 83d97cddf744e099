package dev.monitored.slo;

import java.util.List;

/**
 * Contributes the signals of a binder. It is named in {@code META-INF/spring.factories}
 * and no bean, because settings with names of signals are read before there are beans.
 */
public interface SignalSource {

	/**
	 * Returns the signals.
	 * @return the signals, in the order in which failures list them
	 */
	List<Signal> signals();

}
