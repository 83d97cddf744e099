package dev.monitored.business;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What start-up says of an interface that makes no sense.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Explained {

	String setting();

	String value() default NOTHING;

	String reason();

	String remedy();

	/**
	 * There is no value.
	 */
	String NOTHING = "(nothing)";

}
