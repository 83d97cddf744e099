package dev.monitored.catalog;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;

/**
 * The methods of the application whose calls are measured, and which calls these are.
 */
public final class MeasuredMethods {

	private final Map<OfClass, Set<Calls>> methods = new ConcurrentHashMap<>();

	/**
	 * Adds a method.
	 * @param method the method, as its class declares it
	 * @param type the class of the bean, which may inherit it
	 * @param signal the signal of its calls
	 * @param labels the labels of its calls that are known
	 */
	public void add(Method method, Class<?> type, Signal signal, Map<String, String> labels) {
		this.methods.computeIfAbsent(new OfClass(method, type), (key) -> ConcurrentHashMap.newKeySet())
			.add(new Calls(signal, labels));
	}

	/**
	 * Returns whether an SLO can be about the calls of a method.
	 * @param method the method
	 * @param type the class of the bean
	 * @param slos the SLOs
	 * @return whether one matches what is known of the calls
	 */
	public boolean isPromised(Method method, Class<?> type, List<Slo> slos) {
		return this.methods.getOrDefault(new OfClass(method, type), Set.of())
			.stream()
			.anyMatch((calls) -> slos.stream().anyMatch(calls));
	}

	/**
	 * A method of one class, which others may inherit too.
	 *
	 * @param method the method
	 * @param type the class of the bean
	 */
	private record OfClass(Method method, Class<?> type) {

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
