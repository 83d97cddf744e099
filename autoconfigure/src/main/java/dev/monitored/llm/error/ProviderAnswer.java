package dev.monitored.llm.error;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * What an exception of any client library says about the answer of a provider. The
 * libraries agree on how they call it and on nothing else.
 *
 * @param status the status code, 0 if there is none
 * @param code the provider's own name of the error, empty if there is none
 */
record ProviderAnswer(int status, String code) {

	private static final int FIRST_ERROR = 400;

	private static final int LAST_ERROR = 599;

	private static final ClassValue<Accessors> accessors = new ClassValue<>() {

		@Override
		protected Accessors computeValue(Class<?> type) {
			Method status = accessor(type, "statusCode");
			return new Accessors((status != null) ? status : accessor(type, "getStatusCode"), accessor(type, "code"));
		}

	};

	static ProviderAnswer of(Throwable thrown) {
		Accessors ofType = accessors.get(thrown.getClass());
		Object code = value(ofType.code(), thrown);
		int status = number(value(ofType.status(), thrown));
		return new ProviderAnswer((status > 0) ? status : statusIn(code), text(code));
	}

	/**
	 * Reads the status code of a library that calls it just a code, as Google's does.
	 * @param code what the library calls a code
	 * @return the status code, 0 if it is none
	 */
	private static int statusIn(@Nullable Object code) {
		return (code instanceof Integer number && number >= FIRST_ERROR && number <= LAST_ERROR) ? number : 0;
	}

	private static @Nullable Method accessor(Class<?> type, String name) {
		Method method = ClassUtils.getMethodIfAvailable(type, name);
		return (method != null) ? ClassUtils.getPubliclyAccessibleMethodIfPossible(method, type) : null;
	}

	private static @Nullable Object value(@Nullable Method accessor, Object target) {
		try {
			return (accessor != null) ? accessor.invoke(target) : null;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return null;
		}
	}

	private static int number(@Nullable Object value) {
		if (value == null || value instanceof Number) {
			return (value != null) ? ((Number) value).intValue() : 0;
		}
		return (value(accessor(value.getClass(), "value"), value) instanceof Number number) ? number.intValue() : 0;
	}

	private static String text(@Nullable Object value) {
		Object present = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return (present instanceof String text) ? text : "";
	}

	/**
	 * How an exception is asked.
	 *
	 * @param status what returns the status code, if it has one
	 * @param code what returns the name of the error, if it has one
	 */
	private record Accessors(@Nullable Method status, @Nullable Method code) {

	}

}
