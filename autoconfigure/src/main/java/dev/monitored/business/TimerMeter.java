package dev.monitored.business;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of the method records the {@link java.time.Duration} that it is given, in a
 * histogram.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TimerMeter {

	/**
	 * Name of the meter, such as {@code checkout.think.time}; Prometheus adds
	 * {@code _seconds}.
	 * @return the name, in lower case with dots
	 */
	String value();

	/**
	 * Name of the bucket profile; without one, the profile of the signal
	 * {@code business}.
	 * @return the name
	 */
	String buckets() default "";

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
