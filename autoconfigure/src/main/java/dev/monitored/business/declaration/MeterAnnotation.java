package dev.monitored.business.declaration;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The annotation of a method, as it is written.
 *
 * @param kind what the method is
 * @param values the values of the attributes
 */
record MeterAnnotation(MeterKind kind, MergedAnnotation<?> values) {

	/**
	 * Returns the annotations of a method.
	 * @param method the method
	 * @return the annotations, which should be one
	 */
	static List<MeterAnnotation> of(Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method);
		return Arrays.stream(MeterKind.values())
			.filter((kind) -> annotations.isPresent(kind.annotation()))
			.map((kind) -> new MeterAnnotation(kind, annotations.get(kind.annotation())))
			.toList();
	}

	String name() {
		return this.values.getString("value").strip();
	}

	/**
	 * Returns a text that not every annotation has.
	 * @param attribute the name of the attribute
	 * @return the text, empty if there is none
	 */
	String text(String attribute) {
		return this.values.getValue(attribute, String.class).orElse("").strip();
	}

	boolean isAfterCommit() {
		return this.values.getValue("afterCommit", Boolean.class).orElse(false);
	}

}
