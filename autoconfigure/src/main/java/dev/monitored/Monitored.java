package dev.monitored;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Measures each call of a method as an operation, and declares what the operation
 * promises.
 * <p>
 * On a class or an interface it covers all of its public methods; the annotation of a
 * method wins over the one of its class. On another annotation it makes that one a
 * synonym. Every text may contain <code>${...}</code> placeholders. Everything declared
 * here can be overridden for one operation by an entry of
 * {@code monitored.operation.overrides}.
 * <p>
 * A call ends when its result ends: a {@link java.util.concurrent.CompletionStage} when
 * it completes, a reactive publisher with each of its subscriptions. A plain
 * {@link java.util.concurrent.Future} is timed until it is returned.
 */
@Target({ ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Monitored {

	/**
	 * Alias for {@link #operation()}.
	 * @return the operation name, or on a type the prefix of its operations' names
	 */
	@AliasFor("operation")
	String value() default "";

	/**
	 * Name of the operation, the value of the label {@code operation}. On a type it is a
	 * prefix: the operations are named {@code prefix.method}. The default prefix is the
	 * simple name of the type that declares the annotated method or that carries the
	 * annotation, as in {@code OrderService.place}. Overloads share a name.
	 * @return the operation name, or on a type the prefix of its operations' names
	 */
	@AliasFor("value")
	String operation() default "";

	/**
	 * Share of calls that must not fail, in percent, such as {@code "99.9%"}.
	 * @return the availability objective, or an empty text for none
	 */
	String availability() default "";

	/**
	 * Latency objectives: the share of successful calls that must end within a time, such
	 * as <code>"p95 &lt; 500ms"</code> or <code>"95% &lt; 500ms"</code>, with one of the
	 * units {@code ns}, {@code us}, {@code ms}, {@code s} and {@code m}. Each threshold
	 * becomes a bucket boundary.
	 * @return the latency objectives
	 */
	String[] latency() default {};

	/**
	 * Apdex objective, such as {@code "0.95 @ 500ms"}: calls are satisfied up to that
	 * time and tolerated up to four times of it, which both become bucket boundaries.
	 * @return the Apdex objective, or an empty text for none
	 */
	String apdex() default "";

	/**
	 * Name of the bucket profile, one of {@code monitored.buckets.profiles}. The default
	 * is the profile of the signal {@code operation}.
	 * @return the bucket profile, or an empty text for the default
	 */
	String buckets() default "";

	/**
	 * Additional labels with a constant value, such as {@code "team=payments"}. Each key
	 * must be declared in {@code monitored.operation.tag-keys}. For a value per call put
	 * Micrometer's {@code @MeterTag} on a parameter.
	 * @return the labels as {@code key=value}
	 */
	String[] tags() default {};

	/**
	 * Exceptions that are no errors: a call that throws one of them, or a subclass, is a
	 * success.
	 * @return the exception types
	 */
	Class<? extends Throwable>[] noErrorFor() default {};

	/**
	 * Team that owns the objectives.
	 * @return the team, or an empty text for none
	 */
	String team() default "";

}
