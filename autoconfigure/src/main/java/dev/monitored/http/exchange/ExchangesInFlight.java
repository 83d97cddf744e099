package dev.monitored.http.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.registry.MonotonicTime;
import dev.monitored.slo.Signal;

/**
 * The exchanges that have begun and are not counted yet. The route of a request that has
 * just arrived is not known yet, so it is looked up when the SLOs with calls in flight
 * are read.
 */
final class ExchangesInFlight {

	private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final Function<Exchange, Collection<TrackedSlo>> matching;

	private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();

	private Map<TrackedSlo, Long> counts = Map.of();

	private long counted = MonotonicTime.nanos() - FRESH_NANOS;

	/**
	 * Creates an empty set.
	 * @param matching finds the SLOs that an exchange matches
	 */
	ExchangesInFlight(Function<Exchange, Collection<TrackedSlo>> matching) {
		this.matching = matching;
	}

	/**
	 * Lets the SLOs of a signal watch the exchanges that they match.
	 * @param slos the SLOs of all signals
	 * @param signal the signal of the exchanges
	 * @return whether any SLO watches them
	 */
	boolean watchedBy(Collection<TrackedSlo> slos, Signal signal) {
		boolean isAny = false;
		for (TrackedSlo slo : slos) {
			if (slo.slo().signal().equals(signal)) {
				slo.watch(() -> waiting(slo));
				isAny = true;
			}
		}
		return isAny;
	}

	void add(Exchange exchange) {
		this.exchanges.add(exchange);
	}

	void remove(Exchange exchange) {
		this.exchanges.remove(exchange);
	}

	/**
	 * Returns the number of exchanges, which leads to nothing else of the application.
	 * @return what returns how many have begun and are not counted yet
	 */
	LongSupplier number() {
		return this.exchanges::size;
	}

	/**
	 * Returns how many exchanges wait for the beginning of their answer. They are counted
	 * for all SLOs together, because one scrape asks for all.
	 * @param slo the SLO that they match
	 * @return the number, at most half a second old
	 */
	synchronized long waiting(TrackedSlo slo) {
		long now = MonotonicTime.nanos();
		if (now - this.counted >= FRESH_NANOS) {
			this.counts = count();
			this.counted = now;
		}
		return this.counts.getOrDefault(slo, 0L);
	}

	private Map<TrackedSlo, Long> count() {
		Map<TrackedSlo, Long> waiting = new HashMap<>();
		this.exchanges.forEach((exchange) -> slos(exchange).forEach((slo) -> waiting.merge(slo, 1L, Long::sum)));
		return waiting;
	}

	/**
	 * Returns the SLOs of an exchange that waits. If the exchange ends meanwhile, its
	 * server may have recycled the request, which can no longer be read.
	 * @param exchange the exchange
	 * @return the SLOs that it matches, none if it has an answer or ended without one
	 */
	private Collection<TrackedSlo> slos(Exchange exchange) {
		try {
			return (exchange.hasEnded() || exchange.isAnswering()) ? List.of() : this.matching.apply(exchange);
		}
		catch (RuntimeException ex) {
			return List.of();
		}
	}

}
