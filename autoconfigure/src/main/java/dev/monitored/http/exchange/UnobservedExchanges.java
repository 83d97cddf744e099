package dev.monitored.http.exchange;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.Signal;

/**
 * Says so when there are SLOs about requests, but the application turned their
 * observation off, without which nothing is known of them.
 */
public final class UnobservedExchanges implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(UnobservedExchanges.class);

	private final SloCatalog slos;

	private final ObjectProvider<ObservationRegistry> observations;

	/**
	 * Creates the check.
	 * @param slos the SLOs
	 * @param observations where requests are observed
	 */
	public UnobservedExchanges(SloCatalog slos, ObjectProvider<ObservationRegistry> observations) {
		this.slos = slos;
		this.observations = observations;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (HttpTimer timer : HttpTimer.values()) {
			if (hasSlo(timer.signal()) && !isObserved(timer.meterName())) {
				logger.warn(
						"There are SLOs about %s calls, but none of these will be counted, because %s is not observed. Remove management.observations.enable.http, or set it to true"
							.formatted(timer.signal().id(), timer.meterName()));
			}
		}
	}

	private boolean hasSlo(Signal signal) {
		for (TrackedSlo tracked : this.slos.slos()) {
			if (tracked.slo().signal().equals(signal)) {
				return true;
			}
		}
		return false;
	}

	private boolean isObserved(String name) {
		try {
			ObservationRegistry registry = this.observations.getIfUnique();
			return registry != null && !Observation.createNotStarted(name, registry).isNoop();
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

}
