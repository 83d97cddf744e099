package sample.shop.payment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

import dev.monitored.Monitored;

/**
 * What every payment of this shop promises, in one place. An annotation that carries
 * {@link Monitored} works like it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Monitored(availability = "95%", latency = { "p90 < 300ms", "p99 < 1500ms" }, buckets = "payment", team = "payments")
@interface Payment {

	/**
	 * Name of the operation.
	 * @return the name, or an empty text for the default
	 */
	@AliasFor(annotation = Monitored.class, attribute = "operation")
	String value() default "";

}
