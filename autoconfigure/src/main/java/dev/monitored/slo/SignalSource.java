package dev.monitored.slo;

import java.util.List;

import dev.monitored.settings.InvalidSettingException;

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

	/**
	 * Checks what an SLO of one of the signals says, beyond what all signals have in
	 * common.
	 * @param slo the SLO
	 * @param property where it is written, for the message
	 * @throws InvalidSettingException if it makes no sense
	 */
	default void check(Slo slo, String property) {
	}

}
