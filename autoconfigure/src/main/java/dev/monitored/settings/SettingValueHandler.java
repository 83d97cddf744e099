package dev.monitored.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;

import dev.monitored.settings.shape.WrittenSetting;

/**
 * Says of a value that is none of its type what to write instead, and refuses numbers
 * that Spring would round.
 */
final class SettingValueHandler extends AbstractBindHandler {

	SettingValueHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null && result instanceof Integer bound && property.getValue() instanceof Number written
				&& written.doubleValue() != bound) {
			throw failure(property, Integer.class);
		}
		return super.onSuccess(name, target, context, result);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null && context.getDepth() > 0 && error instanceof ConversionException) {
			throw failure(property, failedType(error, target.getType().toClass()));
		}
		return super.onFailure(name, target, context, error);
	}

	/**
	 * Returns the type of the value, or of the one element of a list, that failed.
	 * @param error the failure
	 * @param type the type of the setting
	 * @return the innermost type
	 */
	private static Class<?> failedType(Throwable error, Class<?> type) {
		Class<?> failed = type;
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConversionFailedException failure) {
				failed = failure.getTargetType().getType();
			}
		}
		return failed;
	}

	/**
	 * Returns our own failure where it is the cause of one of Spring Boot.
	 * @param failure the failure of a binder
	 * @return the failure to throw
	 */
	static RuntimeException unwrapped(BindException failure) {
		Throwable cause = failure;
		while (cause != null && !(cause instanceof InvalidSettingException)) {
			cause = cause.getCause();
		}
		return (cause instanceof InvalidSettingException invalid) ? invalid : failure;
	}

	private static InvalidSettingException failure(ConfigurationProperty property, Class<?> type) {
		WrittenSetting written = new WrittenSetting(property, false);
		return new InvalidSettingException(written.name(), written.value(),
				"it is %s; it stands in %s".formatted(problem(type), written.place()), remedy(type));
	}

	private static String problem(Class<?> type) {
		if (type.isEnum()) {
			return "none of " + constants(type);
		}
		return switch (type.getSimpleName()) {
			case "boolean", "Boolean" -> "neither true nor false";
			case "int", "Integer" -> "no whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
			case "BigDecimal" -> "no number";
			case "Class" -> "no class of this application";
			default -> "no " + type.getSimpleName();
		};
	}

	private static String remedy(Class<?> type) {
		if (type.isEnum()) {
			return "Write one of %s.".formatted(constants(type));
		}
		return switch (type.getSimpleName()) {
			case "boolean", "Boolean" -> "Write true or false.";
			case "int", "Integer" -> "Write a whole number, such as 100.";
			case "BigDecimal" -> "Write a number, such as 2.50.";
			case "Class" -> "Write the full name of a class, such as java.util.NoSuchElementException.";
			default -> "Write a value of this type.";
		};
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

}
