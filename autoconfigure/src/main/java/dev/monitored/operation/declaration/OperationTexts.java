package dev.monitored.operation.declaration;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.Monitored;

/**
 * What is written of an operation, in one place: an annotation, a pointcut, or an entry
 * of the configuration. What is not written there is {@code null}.
 *
 * @param setting what an attribute of that place is called in messages
 * @param availability the availability objective
 * @param latency the latency objectives
 * @param apdex the Apdex objective
 * @param buckets the name of the bucket profile
 * @param tags the labels
 * @param noErrorFor the exception types that are no errors
 * @param team the owner
 * @param window the window of the SLO
 * @param minRate the least rate of calls
 * @param runbook the URL of the runbook, if there is one
 * @param page whether a fast burn pages
 */
record OperationTexts(UnaryOperator<String> setting, @Nullable String availability, @Nullable List<String> latency,
		@Nullable String apdex, @Nullable String buckets, @Nullable List<String> tags,
		@Nullable List<Class<?>> noErrorFor, @Nullable String team, @Nullable String window, @Nullable String minRate,
		@Nullable String runbook, @Nullable Boolean page) {

	static OperationTexts of(Monitored annotation, AnnotatedElement element) {
		return new OperationTexts((attribute) -> "%s of @Monitored on %s".formatted(attribute, element),
				present(annotation.availability()), present(annotation.latency()), present(annotation.apdex()),
				present(annotation.buckets()), present(annotation.tags()),
				OperationTexts.<Class<?>>present(annotation.noErrorFor()), present(annotation.team()), null, null, null,
				null);
	}

	static OperationTexts of(PointcutSettings settings, String property) {
		return new OperationTexts((attribute) -> property + "." + kebabCase(attribute), settings.availability(),
				settings.latency(), settings.apdex(), settings.buckets(), settings.tags(), settings.noErrorFor(),
				settings.team(), null, null, null, null);
	}

	static OperationTexts of(OperationSettings settings, String property) {
		return new OperationTexts((attribute) -> property + "." + kebabCase(attribute), settings.availability(),
				settings.latency(), settings.apdex(), settings.buckets(), settings.tags(), settings.noErrorFor(),
				settings.team(), settings.window(), settings.minRate(), settings.runbook(), settings.page());
	}

	private static String kebabCase(String attribute) {
		return switch (attribute) {
			case "noErrorFor" -> "no-error-for";
			case "minRate" -> "min-rate";
			default -> attribute;
		};
	}

	private static @Nullable String present(String text) {
		return text.isEmpty() ? null : text;
	}

	private static <T> @Nullable List<T> present(T[] elements) {
		return (elements.length == 0) ? null : Arrays.asList(elements);
	}

}
