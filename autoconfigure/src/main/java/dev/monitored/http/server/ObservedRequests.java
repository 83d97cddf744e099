package dev.monitored.http.server;

import java.util.function.BooleanSupplier;

import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.http.exchange.HttpSignals;

/**
 * Reports that requests are measured if Spring observes them. Where it is not known to,
 * only a request proves it.
 */
public final class ObservedRequests implements SmartInitializingSingleton {

	private final SloCatalog slos;

	private final BooleanSupplier areObserved;

	/**
	 * Creates an object that reports when all singletons exist.
	 * @param slos the SLOs
	 * @param areObserved whether Spring is known to observe requests
	 */
	public ObservedRequests(SloCatalog slos, BooleanSupplier areObserved) {
		this.slos = slos;
		this.areObserved = areObserved;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.areObserved.getAsBoolean()) {
			this.slos.signals().measure(HttpSignals.SERVER);
		}
		else {
			this.slos.signals().mayMeasure(HttpSignals.SERVER);
		}
	}

}
