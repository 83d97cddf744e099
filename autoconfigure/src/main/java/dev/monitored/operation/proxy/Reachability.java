package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;

import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.monitored.outcome.OutcomeClassifier;
import dev.monitored.subclass.SubclassObstacle;

/**
 * What proxies can intercept, and what they must not: a proxy around something that the
 * measurement itself uses would measure without end.
 */
final class Reachability {

	private static final List<Class<?>> USED_TO_MEASURE = List.of(MeterRegistry.class, Clock.class, MeterFilter.class,
			MeterBinder.class, ValueResolver.class, OutcomeClassifier.class);

	private Reachability() {
	}

	static boolean isReachable(Class<?> beanClass) {
		return obstacle(beanClass) == null;
	}

	static boolean isReachable(Method method) {
		return obstacle(method) == null && !isOfObject(method)
				&& !method.getDeclaringClass().getName().startsWith("org.springframework.aop.");
	}

	/**
	 * Says why no bean of a class can be intercepted.
	 * @param beanClass the class
	 * @return what cannot be, or {@code null} if it can
	 */
	static @Nullable String obstacle(Class<?> beanClass) {
		if (beanClass.getName().startsWith("io.micrometer.")
				|| USED_TO_MEASURE.stream().anyMatch((type) -> type.isAssignableFrom(beanClass))) {
			return "a bean that the measurement itself uses";
		}
		if (Proxy.isProxyClass(beanClass) || ClassUtils.isLambdaClass(beanClass) || beanClass.isInterface()) {
			return null;
		}
		SubclassObstacle obstacle = SubclassObstacle.ofClass(beanClass);
		if (obstacle != null) {
			return switch (obstacle.kind()) {
				case SEALED_CLASS -> "a sealed class";
				case FINAL_CLASS -> "a final class";
				default -> "a class with private constructors only";
			};
		}
		return beanClass.getName().startsWith("java.") ? "a class of the JDK" : null;
	}

	/**
	 * Says why a method cannot be intercepted.
	 * @param method the method
	 * @return what cannot be, or {@code null} if it can
	 */
	static @Nullable String obstacle(Method method) {
		int modifiers = method.getModifiers();
		if (Modifier.isPrivate(modifiers)) {
			return "a private method";
		}
		if (Modifier.isStatic(modifiers)) {
			return "a static method";
		}
		return Modifier.isFinal(modifiers) ? "a final method" : null;
	}

	private static boolean isOfObject(Method method) {
		return ReflectionUtils.isObjectMethod(method)
				|| ReflectionUtils.findMethod(Object.class, method.getName(), method.getParameterTypes()) != null;
	}

}
