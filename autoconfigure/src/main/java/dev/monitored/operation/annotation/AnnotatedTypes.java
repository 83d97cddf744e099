package dev.monitored.operation.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The types that carry one of some annotations, on themselves, on a method of theirs or
 * on a supertype. Each type and each kind of annotation is looked at once, and types of
 * the JDK and of Spring never: they carry no annotation that an application wants.
 */
public final class AnnotatedTypes {

	private static final String JDK = "java.";

	private static final String SPRING = "org.springframework.";

	/**
	 * Where Spring's examples are, which are applications.
	 */
	private static final String SAMPLES = "org.springframework.samples.";

	private final Set<Class<? extends Annotation>> wanted;

	private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

	private final Map<Class<?>, Boolean> annotations = new ConcurrentHashMap<>();

	/**
	 * Creates the set of types.
	 * @param wanted the types of the annotations
	 */
	public AnnotatedTypes(Set<Class<? extends Annotation>> wanted) {
		this.wanted = Set.copyOf(wanted);
	}

	/**
	 * Returns whether a type may carry one of the annotations.
	 * @param type the type
	 * @return whether it, a method of it or a supertype does
	 */
	public boolean includes(Class<?> type) {
		if (this.wanted.isEmpty() || isOfLibrary(type)) {
			return false;
		}
		Boolean known = this.types.get(type);
		if (known == null) {
			known = isAnnotated(type) || isSupertypeIncluded(type);
			this.types.put(type, known);
		}
		return known;
	}

	// A proxy is in the package of its interfaces if they are not public.
	private static boolean isOfLibrary(Class<?> type) {
		String name = type.getName();
		return name.startsWith(JDK)
				|| (name.startsWith(SPRING) && !name.startsWith(SAMPLES) && !Proxy.isProxyClass(type));
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
				known = isWanted(type) || isContainer(type);
				this.annotations.put(type, known);
			}
			if (known) {
				return true;
			}
		}
		return false;
	}

	private boolean isWanted(Class<? extends Annotation> type) {
		for (Class<? extends Annotation> candidate : this.wanted) {
			if (type == candidate || AnnotatedElementUtils.isAnnotated(type, candidate)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether an annotation holds others, which may be wanted.
	 * @param type the type of the annotation
	 * @return whether it does
	 */
	private static boolean isContainer(Class<? extends Annotation> type) {
		Method value = ReflectionUtils.findMethod(type, "value");
		Class<?> held = (value != null) ? value.getReturnType().getComponentType() : null;
		return held != null && held.isAnnotationPresent(Repeatable.class);
	}

}
