package dev.monitored.catalog;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;

/**
 * The methods of the application whose calls are measured, and which calls these are.
 */
public final class MeasuredMethods {

	private final Map<Method, List<Calls>> methods = new ConcurrentHashMap<>();

	/**
	 * Adds a method.
	 * @param method the method, as its class declares it
	 * @param signal the signal of its calls
	 * @param labels the labels of its calls that are known
	 */
	public void add(Method method, Signal signal, Map<String, String> labels) {
		this.methods.computeIfAbsent(method, (key) -> new CopyOnWriteArrayList<>()).add(new Calls(signal, labels));
	}

	/**
	 * Returns whether an SLO can be about the calls of a method.
	 * @param method the method
	 * @param slos the SLOs
	 * @return whether one matches what is known of the calls
	 */
	public boolean isPromised(Method method, List<Slo> slos) {
		return this.methods.getOrDefault(method, List.of()).stream().anyMatch((calls) -> slos.stream().anyMatch(calls));
	}

	/**
	 * Calls of a method.
	 *
	 * @param signal their signal
	 * @param labels the labels that are known
	 */
	private record Calls(Signal signal, Map<String, String> labels) implements Predicate<Slo> {

		@Override
		public boolean test(Slo slo) {
			return slo.signal().equals(this.signal) && slo.mayMatch(this.labels);
		}

	}

}
