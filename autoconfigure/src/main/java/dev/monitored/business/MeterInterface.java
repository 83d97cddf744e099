package dev.monitored.business;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose methods are meters. It is found in the packages of the
 * application, and a bean implements it. Each of its methods has one of
 * {@link CounterMeter}, {@link GaugeMeter}, {@link SummaryMeter} and {@link TimerMeter},
 * unless it is a default method. A parameter with Micrometer's {@code @MeterTag} gives a
 * label its value.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MeterInterface {

}
