package dev.monitored.business;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method records the number that it is given.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SummaryMeter {

	/**
	 * Name of the meter, such as {@code basket.value}.
	 * @return the name, in lower case with dots
	 */
	String value();

	/**
	 * Unit of the numbers, such as {@code euros}, which ends the name of the metric.
	 * @return the unit, in lower case
	 */
	String unit() default "";

	/**
	 * Boundaries of the histogram's buckets, ascending and separated by commas, such as
	 * {@code 10, 25, 50, 100}. Without any, there are sum and count alone.
	 * @return the boundaries
	 */
	String buckets() default "";

	/**
	 * Quantiles that each instance computes itself, separated by commas, such as
	 * {@code 0.5, 0.95}. They cannot be added up over instances, and exclude buckets.
	 * @return the quantiles
	 */
	String quantiles() default "";

	/**
	 * What is measured, the help text of the metric.
	 * @return the description
	 */
	String description() default "";

	/**
	 * Whether a call inside a transaction is recorded once that is committed, and not at
	 * all if it is rolled back.
	 * @return whether it waits
	 */
	boolean afterCommit() default true;

}
