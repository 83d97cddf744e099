package dev.monitored.operation.proxy;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import dev.monitored.operation.coroutine.SuspendingFunctions;

/**
 * What a proxy would change of a bean. A subclass cannot hand some members on to the
 * bean: they find the fields of the proxy, which are empty. Every proxy changes the flow
 * of a suspending function.
 *
 * @param harm what the proxy would do
 * @param remedy what the author of the class can do
 */
public record ProxyChange(String harm, String remedy) {

	/**
	 * Returns what any proxy would change.
	 * @param beanClass the class of a bean, which is no proxy of Spring
	 * @return one such change, or {@code null} if there is none
	 */
	public static @Nullable ProxyChange of(Class<?> beanClass) {
		return SuspendingMethods.of(beanClass)
			.stream()
			.filter(SuspendingFunctions::isFlowBridged)
			.map((method) -> new ProxyChange(
					"change what the suspending function %s returns: Spring rebuilds the Flow and runs the function each time it is collected"
						.formatted(method.getName()),
					"Declare the function without 'suspend'"))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns what a subclass would change.
	 * @param beanClass the class of a bean, which is no proxy
	 * @param proxyLoader the class loader of the subclass
	 * @return one such change, or {@code null} if there is none
	 */
	public static @Nullable ProxyChange ofSubclass(Class<?> beanClass, @Nullable ClassLoader proxyLoader) {
		for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
			ProxyChange change = ofDeclared(type, beanClass, proxyLoader);
			if (change != null) {
				return change;
			}
		}
		return of(beanClass);
	}

	private static @Nullable ProxyChange ofDeclared(Class<?> type, Class<?> beanClass,
			@Nullable ClassLoader proxyLoader) {
		Stream<ProxyChange> methods = inOrder(ReflectionUtils.getDeclaredMethods(type))
			.map((method) -> ofMethod(method, beanClass, proxyLoader));
		Stream<ProxyChange> fields = inOrder(fields(type)).map((field) -> ofField(field, type));
		return Stream.concat(methods, fields).filter((change) -> change != null).findFirst().orElse(null);
	}

	private static Field[] fields(Class<?> type) {
		try {
			return type.getDeclaredFields();
		}
		catch (LinkageError ex) {
			return new Field[0]; // no other class can read a field whose type is missing
		}
	}

	private static <M extends Member> Stream<M> inOrder(M[] members) {
		return Arrays.stream(members)
			.filter((member) -> !Modifier.isStatic(member.getModifiers()) && !Modifier.isPrivate(member.getModifiers()))
			.sorted(Comparator.comparing(Object::toString));
	}

	private static @Nullable ProxyChange ofMethod(Method method, Class<?> beanClass,
			@Nullable ClassLoader proxyLoader) {
		int modifiers = method.getModifiers();
		if (Modifier.isFinal(modifiers)) {
			return ofMember("final method", method.toGenericString(), "Make it non-final");
		}
		if (method.getName().equals("finalize") && method.getParameterCount() == 0) {
			return ofMember("method", method.toGenericString(), "Remove it");
		}
		if (isPackagePrivate(modifiers) && !isOverridden(method, beanClass, proxyLoader)) {
			return ofMember("package-private method", method.toGenericString(), "Make it public or protected");
		}
		return null;
	}

	/**
	 * Returns whether the subclass overrides a package-private method: if the subclass is
	 * in its package, or overrides a method that does so itself and is visible.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @param proxyLoader the class loader of the subclass
	 * @return whether it does
	 */
	private static boolean isOverridden(Method method, Class<?> beanClass, @Nullable ClassLoader proxyLoader) {
		Class<?> declaring = method.getDeclaringClass();
		if (declaring.getPackageName().equals(beanClass.getPackageName())
				&& declaring.getClassLoader() == proxyLoader) {
			return true;
		}
		for (Class<?> type = beanClass; type != null && type != declaring; type = type.getSuperclass()) {
			Method override = ReflectionUtils.findMethod(type, method.getName(), method.getParameterTypes());
			if (override != null && override.getDeclaringClass() == type && !isPackagePrivate(override.getModifiers())
					&& type.getPackageName().equals(declaring.getPackageName())
					&& type.getClassLoader() == declaring.getClassLoader()) {
				return true;
			}
		}
		return false;
	}

	private static boolean isPackagePrivate(int modifiers) {
		return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
	}

	private static @Nullable ProxyChange ofField(Field field, Class<?> type) {
		return (Modifier.isPublic(field.getModifiers()) && !field.isSynthetic() && !isProperty(field, type))
				? ofMember("public field", field.toGenericString(), "Make it private") : null;
	}

	private static ProxyChange ofMember(String kind, String member, String remedy) {
		return new ProxyChange("be a subclass, on which the %s %s would find empty fields".formatted(kind, member),
				remedy);
	}

	/**
	 * Returns whether a field is that of a Kotlin property: of one that is initialized
	 * late the field is public, and Kotlin reads it by its getter all the same.
	 * @param field the field
	 * @param type the class that declares it
	 * @return whether it is
	 */
	private static boolean isProperty(Field field, Class<?> type) {
		return KotlinDetector.isKotlinType(type)
				&& ReflectionUtils.findMethod(type, "get" + StringUtils.capitalize(field.getName())) != null;
	}

}
