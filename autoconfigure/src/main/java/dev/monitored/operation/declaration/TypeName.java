package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

import org.springframework.util.ClassUtils;

/**
 * The simple name of a type as its author wrote it: of a proxy, a lambda or an anonymous
 * class it is the name of the type that they stand for.
 */
final class TypeName {

	private TypeName() {
	}

	static String of(Class<?> type, Method method) {
		return type(type, method).getSimpleName();
	}

	/**
	 * Returns the type that has the name.
	 * @param type a type
	 * @param method a method of it
	 * @return the type that its author named
	 */
	static Class<?> type(Class<?> type, Method method) {
		Class<?> userType = ClassUtils.getUserClass(type);
		if (Proxy.isProxyClass(userType) || ClassUtils.isLambdaClass(userType) || userType.isAnonymousClass()) {
			return Arrays.stream(userType.getInterfaces())
				.filter((candidate) -> ClassUtils.hasMethod(candidate, method.getName(), method.getParameterTypes()))
				.findFirst()
				.orElseGet(() -> named(userType));
		}
		return userType;
	}

	private static Class<?> named(Class<?> type) {
		Class<?> named = type;
		while (named.isAnonymousClass()) {
			named = named.getSuperclass();
		}
		return named;
	}

}
