package dev.monitored.operation.declaration;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.function.Predicate;

import io.micrometer.core.annotation.Counted;
import io.micrometer.core.annotation.Timed;
import io.micrometer.observation.annotation.Observed;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

import dev.monitored.operation.annotation.AnnotationSearch;

/**
 * An annotation of Micrometer that can make operations of the methods that carry it.
 */
public enum AdoptedAnnotation {

	/**
	 * {@link Timed @Timed}. Of several on one method, the first one counts that times
	 * calls that have ended.
	 */
	TIMED(Timed.class, (annotation) -> !annotation.getBoolean("longTask"), "value", "extraTags"),

	/**
	 * {@link Counted @Counted}.
	 */
	COUNTED(Counted.class, (annotation) -> true, "value", "extraTags"),

	/**
	 * {@link Observed @Observed}.
	 */
	OBSERVED(Observed.class, (annotation) -> true, "name", "lowCardinalityKeyValues");

	private final Class<? extends Annotation> type;

	private final AnnotationSearch search;

	private final String name;

	private final String labels;

	AdoptedAnnotation(Class<? extends Annotation> type, Predicate<MergedAnnotation<?>> isPreferred, String name,
			String labels) {
		this.type = type;
		this.search = new AnnotationSearch(type, isPreferred);
		this.name = name;
		this.labels = labels;
	}

	Class<? extends Annotation> type() {
		return this.type;
	}

	MergedAnnotation<?> onMethod(Method method) {
		return this.search.onMethod(method);
	}

	MergedAnnotation<?> onType(Method method, Class<?> beanClass) {
		return this.search.onType(method, beanClass);
	}

	/**
	 * Returns the name that is written in an annotation.
	 * @param annotation the annotation
	 * @return the name, {@code null} for none
	 */
	@Nullable String nameIn(MergedAnnotation<?> annotation) {
		String written = annotation.getString(this.name).strip();
		return (written.isEmpty() || annotation.hasDefaultValue(this.name)) ? null : written;
	}

	/**
	 * Returns the labels that are written in an annotation.
	 * @param annotation the annotation
	 * @return keys, each followed by its value
	 */
	String[] labelsIn(MergedAnnotation<?> annotation) {
		return annotation.getStringArray(this.labels);
	}

	/**
	 * Returns the annotation as it is written.
	 * @return its simple name
	 */
	String text() {
		return "@" + this.type.getSimpleName();
	}

}
