package dev.monitored.operation.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the annotation of one type that a method carries: on itself, on a method that it
 * overrides, on its class or interface, or on another annotation there.
 */
public final class AnnotationSearch {

	private final Class<? extends Annotation> type;

	private final Predicate<MergedAnnotation<?>> isPreferred;

	/**
	 * Creates a search.
	 * @param type the type of the annotation
	 * @param isPreferred returns whether one wins over others in the same place
	 */
	public AnnotationSearch(Class<? extends Annotation> type, Predicate<MergedAnnotation<?>> isPreferred) {
		this.type = type;
		this.isPreferred = isPreferred;
	}

	/**
	 * Returns the annotation of a method, also of one that it overrides.
	 * @param method the method
	 * @return the annotation, or a missing one
	 */
	public MergedAnnotation<?> onMethod(Method method) {
		return first(MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).stream(this.type));
	}

	/**
	 * Returns the annotation of a class that covers a method.
	 * @param method the method, as the class declares or inherits it
	 * @param beanClass the class
	 * @return the annotation, or a missing one: it covers public methods, and that of an
	 * interface those that the interface declares
	 */
	public MergedAnnotation<?> onType(Method method, Class<?> beanClass) {
		if (!Modifier.isPublic(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			return MergedAnnotation.missing();
		}
		return first(MergedAnnotations.from(beanClass, SearchStrategy.TYPE_HIERARCHY)
			.stream(this.type)
			.filter((annotation) -> covers(typeOf(annotation), method, beanClass)));
	}

	private MergedAnnotation<?> first(Stream<? extends MergedAnnotation<?>> found) {
		return found.<MergedAnnotation<?>>map((annotation) -> annotation)
			.min(order())
			.orElseGet(MergedAnnotation::missing);
	}

	private Comparator<MergedAnnotation<?>> order() {
		return Comparator.<MergedAnnotation<?>>comparingInt(MergedAnnotation::getAggregateIndex)
			.thenComparing((annotation) -> !this.isPreferred.test(annotation))
			.thenComparing(MergedAnnotation::getDistance);
	}

	private static boolean covers(Class<?> annotatedType, Method method, Class<?> beanClass) {
		return !annotatedType.isInterface() || Arrays.stream(annotatedType.getMethods())
			.anyMatch((candidate) -> candidate.equals(method)
					|| AopUtils.getMostSpecificMethod(candidate, beanClass).equals(method));
	}

	/**
	 * Returns the type that carries an annotation.
	 * @param annotation the annotation of a type
	 * @return the type
	 */
	public static Class<?> typeOf(MergedAnnotation<?> annotation) {
		return (annotation.getSource() instanceof Class<?> found) ? found : Object.class;
	}

	/**
	 * Returns the type that declares the method that carries an annotation.
	 * @param annotation the annotation
	 * @param method the method that was asked about
	 * @return the type
	 */
	public static Class<?> declaringType(MergedAnnotation<?> annotation, Method method) {
		Method declared = (annotation.getSource() instanceof Method source) ? source : method;
		Method bridged = BridgeMethodResolver.findBridgedMethod(declared);
		return bridged.isBridge() ? withoutBridge(bridged) : bridged.getDeclaringClass();
	}

	/**
	 * Finds where a public method of a class that is not public is declared: the compiler
	 * copies it, annotations included, to its public subclasses.
	 * @param bridge the copy
	 * @return the declaring class
	 */
	private static Class<?> withoutBridge(Method bridge) {
		Class<?> superclass = bridge.getDeclaringClass().getSuperclass();
		Method inherited = (superclass != null)
				? ReflectionUtils.findMethod(superclass, bridge.getName(), bridge.getParameterTypes()) : null;
		return ((inherited != null) ? inherited : bridge).getDeclaringClass();
	}

}
