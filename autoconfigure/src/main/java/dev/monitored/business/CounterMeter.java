package dev.monitored.business;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method counts one event, or as much as its number says. The series of
 * labels whose types are enums or booleans exist from start-up on, with the value 0.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CounterMeter {

	/**
	 * Name of the meter, such as {@code orders.completed}; Prometheus adds
	 * {@code _total}.
	 * @return the name, in lower case with dots
	 */
	String value();

	/**
	 * What is counted, the help text of the metric.
	 * @return the description
	 */
	String description() default "";

	/**
	 * Whether a call inside a transaction counts once that is committed, and not at all
	 * if it is rolled back.
	 * @return whether it waits
	 */
	boolean afterCommit() default true;

}
