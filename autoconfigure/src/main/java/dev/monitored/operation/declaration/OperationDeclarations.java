package dev.monitored.operation.declaration;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

import dev.monitored.Monitored;

/**
 * Finds what is declared of a method: by its own annotation, by the one of its class, or
 * by a pointcut.
 */
public final class OperationDeclarations {

	private static final Log logger = LogFactory.getLog(OperationDeclarations.class);

	private final OperationCatalog catalog;

	private final OperationAttributesParser parser;

	private final List<OperationPointcut> pointcuts;

	private final SharedNames sharedNames = new SharedNames();

	private final AnnotatedTypes annotated = new AnnotatedTypes();

	/**
	 * Creates declarations.
	 * @param catalog where operations are added
	 * @param pointcuts the entries of {@code monitored.operation.pointcuts}
	 */
	public OperationDeclarations(OperationCatalog catalog, List<PointcutSettings> pointcuts) {
		this.catalog = catalog;
		this.parser = catalog.parser();
		this.pointcuts = IntStream.range(0, pointcuts.size())
			.mapToObj((index) -> OperationPointcut.parse(pointcuts.get(index),
					"monitored.operation.pointcuts[%d]".formatted(index), this.parser))
			.toList();
	}

	/**
	 * Returns whether a class may have operations. This is asked of the class of every
	 * bean, so that it has to be quicker than to ask about each method.
	 * @param beanClass the class
	 * @return whether it or a supertype carries the annotation anywhere, or there are
	 * pointcuts
	 */
	public boolean isPossibleIn(Class<?> beanClass) {
		return !this.pointcuts.isEmpty() || this.annotated.includes(beanClass);
	}

	/**
	 * Returns the operation that a method is, and adds it to the catalog.
	 * @param method the method, as the class of the bean declares or inherits it
	 * @param beanClass the class of the bean
	 * @return the operation, or {@code null} if the method is none
	 */
	public @Nullable Operation find(Method method, Class<?> beanClass) {
		MergedAnnotation<Monitored> own = onMethod(method);
		if (own.isPresent()) {
			return declare(own, method, nameOf(own, method, beanClass));
		}
		MergedAnnotation<Monitored> ofType = onType(method, beanClass);
		if (ofType.isPresent()) {
			return declare(ofType, method, nameOf(ofType, method));
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
		return isAnnotated(method, beanClass)
				|| this.pointcuts.stream().anyMatch((pointcut) -> pointcut.matches(method, beanClass));
	}

	/**
	 * Returns whether a method asks to be measured by an annotation.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return whether the method, or for a public one its class, carries the annotation
	 */
	public boolean isAnnotated(Method method, Class<?> beanClass) {
		return this.annotated.includes(beanClass)
				&& (onMethod(method).isPresent() || onType(method, beanClass).isPresent());
	}

	/**
	 * Returns whether a pointcut has matched no method so far.
	 * @return whether there is one
	 */
	public boolean isAnyUnmatched() {
		return !this.pointcuts.stream().allMatch(OperationPointcut::isMatched);
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

	private Operation declare(MergedAnnotation<Monitored> annotation, Method method, String name) {
		AnnotatedElement element = (annotation.getSource() instanceof AnnotatedElement source) ? source : method;
		return this.catalog.declare(name,
				OperationAttributes.parse(OperationTexts.of(annotation, element), this.parser),
				method.toGenericString());
	}

	private Operation declare(OperationPointcut pointcut, Method method, Class<?> beanClass) {
		String name = pointcut.name(method, beanClass);
		Class<?> type = pointcut.namedAfter(method, beanClass);
		if (type != null) {
			this.sharedNames.add(name, type);
		}
		return this.catalog.declare(name, pointcut.attributes(), method.toGenericString());
	}

	private String nameOf(MergedAnnotation<Monitored> own, Method method, Class<?> beanClass) {
		String name = written(own);
		if (name != null) {
			return name;
		}
		MergedAnnotation<Monitored> ofType = onType(method, beanClass);
		String prefix = (ofType.isPresent()) ? written(ofType) : null;
		return (prefix != null) ? prefix + "." + MethodName.of(method) : named(declaringType(own, method), method);
	}

	private String nameOf(MergedAnnotation<Monitored> ofType, Method method) {
		String prefix = written(ofType);
		return (prefix != null) ? prefix + "." + MethodName.of(method) : named(typeOf(ofType), method);
	}

	private String named(Class<?> type, Method method) {
		String name = TypeName.of(type, method) + "." + MethodName.of(method);
		this.sharedNames.add(name, TypeName.type(type, method));
		return name;
	}

	private @Nullable String written(MergedAnnotation<Monitored> annotation) {
		String name = annotation.getString("operation");
		return name.isEmpty() ? null : this.parser.name(name, "operation of @Monitored on " + annotation.getSource());
	}

	private static MergedAnnotation<Monitored> onMethod(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(Monitored.class);
	}

	private static MergedAnnotation<Monitored> onType(Method method, Class<?> beanClass) {
		if (!Modifier.isPublic(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			return MergedAnnotation.missing();
		}
		return MergedAnnotations.from(beanClass, SearchStrategy.TYPE_HIERARCHY)
			.stream(Monitored.class)
			.filter((annotation) -> covers(typeOf(annotation), method, beanClass))
			.findFirst()
			.orElseGet(MergedAnnotation::missing);
	}

	private static boolean covers(Class<?> annotatedType, Method method, Class<?> beanClass) {
		return !annotatedType.isInterface() || Arrays.stream(annotatedType.getMethods())
			.anyMatch((candidate) -> candidate.equals(method)
					|| AopUtils.getMostSpecificMethod(candidate, beanClass).equals(method));
	}

	private static Class<?> typeOf(MergedAnnotation<Monitored> annotation) {
		return (annotation.getSource() instanceof Class<?> type) ? type : Object.class;
	}

	private static Class<?> declaringType(MergedAnnotation<Monitored> annotation, Method method) {
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

	/**
	 * The types that carry the annotation, on themselves, on a method of theirs or on a
	 * supertype. Each type and each kind of annotation is looked at once.
	 */
	private static final class AnnotatedTypes {

		private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

		private final Map<Class<?>, Boolean> annotations = new ConcurrentHashMap<>();

		boolean includes(Class<?> type) {
			Boolean known = this.types.get(type);
			if (known == null) {
				known = !type.getName().startsWith("java.") && (isAnnotated(type) || isSupertypeIncluded(type));
				this.types.put(type, known);
			}
			return known;
		}

		private boolean isSupertypeIncluded(Class<?> type) {
			for (Class<?> candidate : type.getInterfaces()) {
				if (includes(candidate)) {
					return true;
				}
			}
			return type.getSuperclass() != null && includes(type.getSuperclass());
		}

		private boolean isAnnotated(Class<?> type) {
			if (carries(type)) {
				return true;
			}
			for (Method method : type.getDeclaredMethods()) {
				if (carries(method)) {
					return true;
				}
			}
			return false;
		}

		private boolean carries(AnnotatedElement element) {
			for (Annotation annotation : element.getDeclaredAnnotations()) {
				Class<? extends Annotation> type = annotation.annotationType();
				Boolean known = this.annotations.get(type);
				if (known == null) {
					known = type == Monitored.class || AnnotatedElementUtils.isAnnotated(type, Monitored.class)
							|| isContainer(type);
					this.annotations.put(type, known);
				}
				if (known) {
					return true;
				}
			}
			return false;
		}

		/**
		 * Returns whether an annotation holds others, which may carry ours.
		 * @param type the type of the annotation
		 * @return whether it does
		 */
		private static boolean isContainer(Class<? extends Annotation> type) {
			Method value = ReflectionUtils.findMethod(type, "value");
			Class<?> held = (value != null) ? value.getReturnType().getComponentType() : null;
			return held != null && held.isAnnotationPresent(Repeatable.class);
		}

	}

}
