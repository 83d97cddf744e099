package dev.monitored.business.declaration;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.GaugeMeter;
import dev.monitored.business.SummaryMeter;
import dev.monitored.business.TimerMeter;

/**
 * What a method of a meter interface can be.
 */
public enum MeterKind {

	/**
	 * Counts events.
	 */
	COUNTER(CounterMeter.class, "a number, such as long"),

	/**
	 * Reads a supplier.
	 */
	GAUGE(GaugeMeter.class, "a Supplier<Number>"),

	/**
	 * Records numbers.
	 */
	SUMMARY(SummaryMeter.class, "a number, such as BigDecimal"),

	/**
	 * Records durations.
	 */
	TIMER(TimerMeter.class, "a Duration");

	private final Class<? extends Annotation> annotation;

	private final String valueType;

	MeterKind(Class<? extends Annotation> annotation, String valueType) {
		this.annotation = annotation;
		this.valueType = valueType;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/**
	 * Returns what the value of a call is.
	 * @return the type, in words
	 */
	String valueType() {
		return this.valueType;
	}

	/**
	 * Returns whether a method has to have a value.
	 * @return whether it has; a counter counts one without
	 */
	boolean needsValue() {
		return this != COUNTER;
	}

	/**
	 * Returns whether a parameter can be the value.
	 * @param type the type of the parameter
	 * @return whether it can
	 */
	boolean takes(ResolvableType type) {
		return switch (this) {
			case COUNTER, SUMMARY -> isNumber(type.toClass());
			case GAUGE -> type.toClass() == Supplier.class && isNumber(type.getGeneric().toClass());
			case TIMER -> type.toClass() == Duration.class;
		};
	}

	private static boolean isNumber(Class<?> type) {
		return Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

}
