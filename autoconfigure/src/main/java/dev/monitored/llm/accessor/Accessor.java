package dev.monitored.llm.accessor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Reads a value by a public method without parameters that classes of some libraries
 * have. The method of each class is looked up once.
 */
public final class Accessor {

	/**
	 * The class that is asked keeps what is found, so that must not lead to a class of
	 * ours: the class loader of this application would stay as long as that class.
	 */
	private final ClassValue<Optional<Method>> methods;

	private Accessor(String... names) {
		this.methods = new ClassValue<>() {

			@Override
			protected Optional<Method> computeValue(Class<?> type) {
				return Arrays.stream(names).map((name) -> find(type, name)).filter(Objects::nonNull).findFirst();
			}

		};
	}

	/**
	 * Creates an accessor.
	 * @param names the names that the method may have, the first one that exists is
	 * called
	 * @return the accessor
	 */
	public static Accessor named(String... names) {
		return new Accessor(names);
	}

	/**
	 * Reads the value of an object.
	 * @param target the object
	 * @return the value, or {@code null} if the class has no such method, or it fails
	 */
	public @Nullable Object read(Object target) {
		try {
			Method method = this.methods.get(target.getClass()).orElse(null);
			return (method != null) ? method.invoke(target) : null;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return null;
		}
	}

	private static @Nullable Method find(Class<?> type, String name) {
		Method method = ClassUtils.getMethodIfAvailable(type, name);
		return (method != null) ? ClassUtils.getPubliclyAccessibleMethodIfPossible(method, type) : null;
	}

}
