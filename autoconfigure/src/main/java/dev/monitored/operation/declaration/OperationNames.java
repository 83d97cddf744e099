package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

import dev.monitored.operation.annotation.AnnotationSearch;

/**
 * The names of the operations that annotations declare.
 */
final class OperationNames {

	private final SharedNames shared;

	/**
	 * Creates names.
	 * @param shared what warns of classes that share a name
	 */
	OperationNames(SharedNames shared) {
		this.shared = shared;
	}

	/**
	 * Returns the name of an operation: the one that its method carries, the prefix that
	 * its class carries and the name of the method, or the simple name of the class and
	 * the name of the method.
	 * @param method the method
	 * @param own the annotation of the method, which may be missing
	 * @param ofType returns that of the class, if it counts
	 * @param written returns the name that is written in an annotation, {@code null} for
	 * none
	 * @return the name
	 */
	String of(Method method, MergedAnnotation<?> own, Supplier<MergedAnnotation<?>> ofType,
			Function<MergedAnnotation<?>, @Nullable String> written) {
		String name = own.isPresent() ? written.apply(own) : null;
		if (name != null) {
			return name;
		}
		MergedAnnotation<?> prefixing = ofType.get();
		String prefix = prefixing.isPresent() ? written.apply(prefixing) : null;
		if (prefix != null) {
			return prefix + "." + MethodName.of(method);
		}
		return named(own.isPresent() ? AnnotationSearch.declaringType(own, method) : AnnotationSearch.typeOf(prefixing),
				method);
	}

	private String named(Class<?> type, Method method) {
		String name = TypeName.of(type, method) + "." + MethodName.of(method);
		this.shared.add(name, TypeName.type(type, method));
		return name;
	}

}
