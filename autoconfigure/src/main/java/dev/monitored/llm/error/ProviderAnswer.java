package dev.monitored.llm.error;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.monitored.llm.accessor.Accessor;

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

	private static final Accessor STATUS = Accessor.named("statusCode", "getStatusCode");

	private static final Accessor CODE = Accessor.named("code");

	private static final Accessor VALUE = Accessor.named("value");

	static ProviderAnswer of(Throwable thrown) {
		Object code = CODE.read(thrown);
		int status = number(STATUS.read(thrown));
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

	private static int number(@Nullable Object value) {
		if (value == null || value instanceof Number) {
			return (value != null) ? ((Number) value).intValue() : 0;
		}
		return (VALUE.read(value) instanceof Number number) ? number.intValue() : 0;
	}

	private static String text(@Nullable Object value) {
		Object present = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return (present instanceof String text) ? text : "";
	}

}
