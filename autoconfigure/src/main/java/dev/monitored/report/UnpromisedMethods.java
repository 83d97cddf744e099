package dev.monitored.report;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.util.ReflectionUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.Slo;

/**
 * Names at DEBUG the public methods of services and controllers that no objective is
 * about. No bean is created.
 */
final class UnpromisedMethods implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(UnpromisedMethods.class);

	private static final List<String> NOT_OF_THE_APPLICATION = List.of("org.springframework.", "java.");

	private static final int MOST_CLASSES = 100;

	private static final int MOST_METHODS = 20;

	private final SloCatalog catalog;

	private final ApplicationBeans beans;

	private boolean reported;

	/**
	 * Creates a report.
	 * @param catalog the SLOs
	 * @param beans the beans of the application
	 */
	UnpromisedMethods(SloCatalog catalog, ApplicationBeans beans) {
		this.catalog = catalog;
		this.beans = beans;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (!logger.isDebugEnabled() || this.reported) {
			return;
		}
		this.reported = true;
		try {
			String text = text();
			if (text != null) {
				logger.debug(text);
			}
		}
		catch (Throwable ex) {
			logger.debug("Methods without an objective cannot be named", ex);
		}
	}

	/**
	 * Returns what is reported.
	 * @return a line for each class, or {@code null} if there is no such method
	 */
	@Nullable String text() {
		Map<String, TreeSet<String>> unpromised = unpromised();
		if (unpromised.isEmpty()) {
			return null;
		}
		List<String> lines = new ArrayList<>();
		lines.add("Public methods of services and controllers that no objective is about:");
		unpromised.entrySet()
			.stream()
			.limit(MOST_CLASSES)
			.forEach((type) -> lines.add("  %s: %s".formatted(type.getKey(), shortened(type.getValue()))));
		if (unpromised.size() > MOST_CLASSES) {
			lines.add("  and %d more classes".formatted(unpromised.size() - MOST_CLASSES));
		}
		return String.join(System.lineSeparator(), lines);
	}

	private Map<String, TreeSet<String>> unpromised() {
		List<Slo> slos = this.catalog.slos().stream().map(TrackedSlo::slo).toList();
		Map<String, TreeSet<String>> unpromised = new TreeMap<>();
		userClasses().forEach((type) -> {
			TreeSet<String> methods = unpromised(type, slos);
			if (!methods.isEmpty()) {
				unpromised.put(type.getName(), methods);
			}
		});
		return unpromised;
	}

	private Stream<Class<?>> userClasses() {
		return this.beans.types()
			.entrySet()
			.stream()
			.<Class<?>>map((bean) -> this.beans.userClass(bean.getKey(), bean.getValue()))
			.distinct();
	}

	/**
	 * Names methods of a class. Its annotations may be of any kind, and fail in any way.
	 * @param type the class
	 * @param slos the SLOs
	 * @return the names of the methods
	 */
	private TreeSet<String> unpromised(Class<?> type, List<Slo> slos) {
		TreeSet<String> methods = new TreeSet<>();
		try {
			if (isReported(type)) {
				Arrays.stream(type.getMethods())
					.filter(UnpromisedMethods::isReported)
					.filter((method) -> !this.catalog.methods().isPromised(method, type, slos))
					.forEach((method) -> methods.add(method.getName()));
			}
		}
		catch (Throwable ex) {
			logger.debug("The methods of %s cannot be looked at".formatted(type), ex);
		}
		return methods;
	}

	private static boolean isReported(Class<?> type) {
		if (NOT_OF_THE_APPLICATION.stream().anyMatch(type.getName()::startsWith)) {
			return false;
		}
		MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
		return annotations.isPresent(Service.class) || annotations.isPresent(Controller.class);
	}

	private static boolean isReported(Method method) {
		return !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()
				&& !ReflectionUtils.isObjectMethod(method)
				&& NOT_OF_THE_APPLICATION.stream().noneMatch(method.getDeclaringClass().getName()::startsWith);
	}

	private static String shortened(TreeSet<String> methods) {
		String named = String.join(", ", methods.stream().limit(MOST_METHODS).toList());
		return (methods.size() > MOST_METHODS) ? named + " and %d more".formatted(methods.size() - MOST_METHODS)
				: named;
	}

}
