package dev.monitored.business.declaration;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The meter that a method is.
 *
 * @param method the method
 * @param kind what the method is
 * @param name the name of the meter
 * @param description the help text, or {@code null} if there is none
 * @param unit the base unit, or {@code null} if there is none
 * @param boundaries the boundaries of buckets, of a timer in nanoseconds
 * @param quantiles the quantiles that the process computes
 * @param labels what gives labels their values
 * @param value the index of the parameter with the value, -1 if there is none
 * @param afterCommit whether a call inside a transaction waits for its end
 */
public record MeterDeclaration(Method method, MeterKind kind, String name, @Nullable String description,
		@Nullable String unit, List<Double> boundaries, List<Double> quantiles, List<LabelParameter> labels, int value,
		boolean afterCommit) {

	/**
	 * Returns whether a call counts one event.
	 * @return whether it is a counter without a number
	 */
	public boolean countsEvents() {
		return this.kind == MeterKind.COUNTER && this.value < 0;
	}

	/**
	 * Returns where the meter is declared, for messages.
	 * @return the annotation and the method
	 */
	public String source() {
		return source(this.kind, this.method);
	}

	static String source(MeterKind kind, Method method) {
		return "@%s on %s".formatted(kind.annotation().getSimpleName(), MeterInterfaceReader.text(method));
	}

}
