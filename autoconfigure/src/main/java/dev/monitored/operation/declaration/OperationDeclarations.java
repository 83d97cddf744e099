package dev.monitored.operation.declaration;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

import dev.monitored.Monitored;
import dev.monitored.operation.annotation.AnnotatedTypes;
import dev.monitored.operation.annotation.AnnotationSearch;

/**
 * Finds what is declared of a method: by its own annotation, by the one of its class, by
 * a pointcut, or by an annotation of Micrometer that is adopted.
 */
public final class OperationDeclarations {

	private static final Log logger = LogFactory.getLog(OperationDeclarations.class);

	private final OperationCatalog catalog;

	private final OperationAttributesParser parser;

	private final List<OperationPointcut> pointcuts;

	private final SharedNames sharedNames = new SharedNames();

	private final OperationNames names = new OperationNames(this.sharedNames);

	private final AnnotatedTypes annotated = new AnnotatedTypes(Set.of(Monitored.class));

	private final AdoptedLabels adoptedLabels;

	private final AdoptedNames adoptedNames = new AdoptedNames();

	private final AdoptedOperations adopted;

	/**
	 * Creates declarations.
	 * @param catalog where operations are added
	 * @param pointcuts the entries of {@code monitored.operation.pointcuts}
	 * @param adopted the annotations of Micrometer that make operations
	 * @param tagKeys the label keys that every operation has
	 */
	public OperationDeclarations(OperationCatalog catalog, List<PointcutSettings> pointcuts,
			Set<AdoptedAnnotation> adopted, TagKeys tagKeys) {
		this.catalog = catalog;
		this.parser = catalog.parser();
		this.pointcuts = parse(pointcuts, this.parser);
		this.adoptedLabels = new AdoptedLabels(tagKeys);
		this.adopted = new AdoptedOperations(catalog, adopted, this.names, this.adoptedLabels, this.adoptedNames);
	}

	private static List<OperationPointcut> parse(List<PointcutSettings> settings, OperationAttributesParser parser) {
		List<OperationPointcut> pointcuts = new ArrayList<>();
		for (int index = 0; index < settings.size(); index++) {
			pointcuts.add(OperationPointcut.parse(settings.get(index),
					"monitored.operation.pointcuts[%d]".formatted(index), parser));
		}
		return List.copyOf(pointcuts);
	}

	/**
	 * Returns whether a class may have operations. This is asked of the class of every
	 * bean, so that it has to be quicker than to ask about each method.
	 * @param beanClass the class
	 * @return whether it or a supertype carries an annotation anywhere, or there are
	 * pointcuts
	 */
	public boolean isPossibleIn(Class<?> beanClass) {
		return !this.pointcuts.isEmpty() || this.annotated.includes(beanClass) || this.adopted.arePossibleIn(beanClass);
	}

	/**
	 * Returns the operation that a method is, and adds it to the catalog.
	 * @param method the method, as the class of the bean declares or inherits it
	 * @param beanClass the class of the bean
	 * @return the operation, or {@code null} if the method is none
	 */
	public @Nullable DeclaredMethod find(Method method, Class<?> beanClass) {
		Operation declared = declared(method, beanClass);
		DeclaredMethod found = (declared != null) ? new DeclaredMethod(declared, Map.of(), false)
				: this.adopted.find(method, beanClass);
		if (found != null) {
			this.catalog.measures(method, beanClass, found.operation());
		}
		return found;
	}

	private @Nullable Operation declared(Method method, Class<?> beanClass) {
		MergedAnnotation<?> annotation = annotation(method, beanClass);
		if (annotation.isPresent()) {
			return declare(annotation, method, beanClass);
		}
		return this.pointcuts.stream()
			.filter((pointcut) -> pointcut.matches(method, beanClass))
			.findFirst()
			.map((pointcut) -> declare(pointcut, method, beanClass))
			.orElse(null);
	}

	/**
	 * Returns whether a method is an operation. Nothing is added to the catalog.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return whether an annotation or a pointcut says so
	 */
	public boolean isDeclared(Method method, Class<?> beanClass) {
		return asking(method, beanClass) != null
				|| this.pointcuts.stream().anyMatch((pointcut) -> pointcut.matches(method, beanClass));
	}

	/**
	 * Returns the annotation by which a method asks to be measured.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the annotation that the method, or for a public one its class, carries, as
	 * it is written, or {@code null} if there is none
	 */
	public @Nullable String asking(Method method, Class<?> beanClass) {
		if (annotation(method, beanClass).isPresent()) {
			return "@Monitored";
		}
		AdoptedAnnotation ofMicrometer = this.adopted.annotation(method, beanClass);
		return (ofMicrometer != null) ? ofMicrometer.text() : null;
	}

	/**
	 * Returns what labels adopted methods have.
	 * @return the labels
	 */
	public AdoptedLabels adoptedLabels() {
		return this.adoptedLabels;
	}

	/**
	 * Returns whether a pointcut has matched no method so far.
	 * @return whether there is one
	 */
	public boolean isAnyUnmatched() {
		for (OperationPointcut pointcut : this.pointcuts) {
			if (!pointcut.isMatched()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Asks every pointcut about a method, also where another declaration wins.
	 * @param method the method
	 * @param beanClass the class of the bean
	 */
	public void match(Method method, Class<?> beanClass) {
		this.pointcuts.forEach((pointcut) -> pointcut.matches(method, beanClass));
	}

	/**
	 * Warns of pointcuts that match no method of a bean. All beans that are declared have
	 * been looked at by now.
	 */
	public void warnOfUnmatchedPointcuts() {
		this.pointcuts.stream()
			.filter((pointcut) -> !pointcut.isMatched())
			.forEach((pointcut) -> logger
				.warn("%s matches no method of a bean that can be measured, so that it measures nothing"
					.formatted(pointcut.written())));
	}

	private MergedAnnotation<?> annotation(Method method, Class<?> beanClass) {
		if (!this.annotated.includes(beanClass)) {
			return MergedAnnotation.missing();
		}
		MergedAnnotation<?> own = search().onMethod(method);
		return own.isPresent() ? own : search().onType(method, beanClass);
	}

	private static AnnotationSearch search() {
		return new AnnotationSearch(Monitored.class, (annotation) -> true);
	}

	private Operation declare(MergedAnnotation<?> annotation, Method method, Class<?> beanClass) {
		MergedAnnotation<?> own = search().onMethod(method);
		String name = this.names.of(method, own, () -> search().onType(method, beanClass), this::written);
		this.adoptedNames.add(name, OperationCatalog.MONITORED + " on " + place(method), false);
		AnnotatedElement element = (annotation.getSource() instanceof AnnotatedElement source) ? source : method;
		return this.catalog.declare(name,
				OperationAttributes.parse(OperationTexts.of(annotation, element), this.parser),
				method.toGenericString(), OperationCatalog.MONITORED);
	}

	private Operation declare(OperationPointcut pointcut, Method method, Class<?> beanClass) {
		String name = pointcut.name(method, beanClass);
		Class<?> type = pointcut.namedAfter(method, beanClass);
		if (type != null) {
			this.sharedNames.add(name, type);
		}
		this.adoptedNames.add(name, "a pointcut on " + place(method), false);
		return this.catalog.declare(name, pointcut.attributes(), method.toGenericString(), OperationCatalog.MONITORED);
	}

	private static String place(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName();
	}

	private @Nullable String written(MergedAnnotation<?> annotation) {
		String name = annotation.getString("operation");
		return name.isEmpty() ? null : this.parser.name(name, "operation of @Monitored on " + annotation.getSource());
	}

}
