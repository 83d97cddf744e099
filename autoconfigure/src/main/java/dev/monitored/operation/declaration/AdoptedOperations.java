package dev.monitored.operation.declaration;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

import dev.monitored.operation.annotation.AnnotatedTypes;
import dev.monitored.operation.annotation.AnnotationSearch;

/**
 * Makes operations of methods that carry an annotation of Micrometer and that nothing
 * else makes one. What Micrometer itself records of them stays as it is.
 */
final class AdoptedOperations {

	private final OperationCatalog catalog;

	private final List<AdoptedAnnotation> kinds;

	private final OperationNames names;

	private final AdoptedLabels labels;

	private final AnnotatedTypes annotated;

	private final AdoptedNames adoptedNames;

	/**
	 * Creates the operations.
	 * @param catalog where they are added
	 * @param kinds the annotations, of which the first one counts
	 * @param names what names them
	 * @param labels what labels they have
	 * @param adoptedNames what warns of operations that share a name
	 */
	AdoptedOperations(OperationCatalog catalog, Set<AdoptedAnnotation> kinds, OperationNames names,
			AdoptedLabels labels, AdoptedNames adoptedNames) {
		this.catalog = catalog;
		this.kinds = List.copyOf(kinds);
		this.names = names;
		this.labels = labels;
		this.adoptedNames = adoptedNames;
		this.annotated = new AnnotatedTypes(types(kinds));
	}

	private static Set<Class<? extends Annotation>> types(Set<AdoptedAnnotation> kinds) {
		Set<Class<? extends Annotation>> types = new HashSet<>();
		for (AdoptedAnnotation kind : kinds) {
			types.add(kind.type());
		}
		return types;
	}

	/**
	 * Returns whether a class may have such operations.
	 * @param beanClass the class of a bean
	 * @return whether it or a supertype carries one of the annotations anywhere
	 */
	boolean arePossibleIn(Class<?> beanClass) {
		return this.annotated.includes(beanClass);
	}

	/**
	 * Returns the annotation that makes a method an operation. The one of the method wins
	 * over the one of its class.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the annotation, or {@code null} if there is none
	 */
	@Nullable AdoptedAnnotation annotation(Method method, Class<?> beanClass) {
		if (!arePossibleIn(beanClass)) {
			return null;
		}
		AdoptedAnnotation own = first((kind) -> kind.onMethod(method).isPresent());
		return (own != null) ? own : first((kind) -> kind.onType(method, beanClass).isPresent());
	}

	/**
	 * Returns the operation that a method is, and adds it to the catalog.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation, or {@code null} if no annotation makes it one
	 */
	@Nullable DeclaredMethod find(Method method, Class<?> beanClass) {
		AdoptedAnnotation kind = annotation(method, beanClass);
		return (kind != null) ? declare(kind, method, beanClass) : null;
	}

	private @Nullable AdoptedAnnotation first(Predicate<AdoptedAnnotation> isThere) {
		return this.kinds.stream().filter(isThere).findFirst().orElse(null);
	}

	private DeclaredMethod declare(AdoptedAnnotation kind, Method method, Class<?> beanClass) {
		MergedAnnotation<?> own = kind.onMethod(method);
		String name = this.names.of(method, own, () -> kind.onType(method, beanClass), kind::nameIn);
		MergedAnnotation<?> nearest = own.isPresent() ? own : kind.onType(method, beanClass);
		String place = "%s on %s.%s".formatted(kind.text(), carrier(nearest, method).getName(), method.getName());
		this.adoptedNames.add(name, place, true);
		Operation operation = this.catalog.declare(name, OperationAttributes.NONE, method.toGenericString(),
				kind.text());
		return new DeclaredMethod(operation, this.labels.of(kind.labelsIn(nearest), operation, place), true);
	}

	private static Class<?> carrier(MergedAnnotation<?> annotation, Method method) {
		return (annotation.getSource() instanceof Class<?> type) ? type
				: AnnotationSearch.declaringType(annotation, method);
	}

}
