package dev.monitored.business;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call of the method hands over what a gauge reads from then on, a
 * {@code Supplier<Number>}. It replaces the supplier that an earlier call with the same
 * labels handed over.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GaugeMeter {

	/**
	 * Name of the meter, such as {@code conversations.active}.
	 * @return the name, in lower case with dots
	 */
	String value();

	/**
	 * What is measured, the help text of the metric.
	 * @return the description
	 */
	String description() default "";

}
