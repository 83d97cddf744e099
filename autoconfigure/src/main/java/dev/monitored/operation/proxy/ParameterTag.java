package dev.monitored.operation.proxy;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ObjectUtils;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;

/**
 * A label whose value is an argument of the call.
 *
 * @param index the index of the parameter
 * @param key the key of the label
 * @param label the guard of the label
 * @param toText what makes a text of the argument
 * @param known all values, if the type of the parameter has only so many; else none
 */
record ParameterTag(int index, String key, BoundedLabel label, Function<Object, @Nullable String> toText,
		List<String> known) {

	private static final FailureLog failures = new FailureLog(ParameterTag.class);

	/**
	 * Returns the value that the arguments of a call give.
	 * @param arguments the arguments
	 * @return the value, which is not bounded yet
	 */
	@Nullable String valueOf(@Nullable Object[] arguments) {
		try {
			Object argument = ObjectUtils.unwrapOptional(arguments[this.index]);
			return (argument != null) ? this.toText.apply(argument) : null;
		}
		catch (Throwable ex) {
			failures.failed("The value of the label '%s' could not be told".formatted(this.key), ex);
			return BoundedLabel.UNKNOWN;
		}
	}

}
