package dev.monitored.catalog;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import dev.monitored.known.KnownValues;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;

/**
 * The methods of the application whose calls are measured, and which calls these are.
 */
public final class MeasuredMethods {

	private final KnownValues<Method, CopyOnWriteArrayList<Calls>> methods = new KnownValues<>(
			(method) -> new CopyOnWriteArrayList<>());

	/**
	 * Adds a method.
	 * @param method the method, as its class declares it
	 * @param type the class of the bean, which may inherit it
	 * @param signal the signal of its calls
	 * @param labels the labels of its calls that are known
	 */
	public void add(Method method, Class<?> type, Signal signal, Map<String, String> labels) {
		this.methods.get(method).addIfAbsent(new Calls(type, signal, labels));
	}

	/**
	 * Returns whether an SLO can be about the calls of a method.
	 * @param method the method
	 * @param type the class of the bean
	 * @param slos the SLOs
	 * @return whether one matches what is known of the calls
	 */
	public boolean isPromised(Method method, Class<?> type, List<Slo> slos) {
		List<Calls> known = this.methods.find(method);
		if (known != null) {
			for (Calls calls : known) {
				if (calls.type() == type && slos.stream().anyMatch(calls)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Calls of a method on one class of beans, which others may inherit too.
	 *
	 * @param type the class
	 * @param signal their signal
	 * @param labels the labels that are known
	 */
	private record Calls(Class<?> type, Signal signal, Map<String, String> labels) implements Predicate<Slo> {

		@Override
		public boolean test(Slo slo) {
			return slo.signal().equals(this.signal) && slo.mayMatch(this.labels);
		}

	}

}
