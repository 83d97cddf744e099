package dev.monitored.http.route;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * Tells native images of the proxies that visit router functions.
 */
public final class RouteHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Stream.of("org.springframework.web.servlet.function.", "org.springframework.web.reactive.function.server.")
			.flatMap((functions) -> Stream.of(functions + "RouterFunctions$Visitor",
					functions + "RequestPredicates$Visitor"))
			.filter((visitor) -> ClassUtils.isPresent(visitor, classLoader))
			.forEach((visitor) -> hints.proxies().registerJdkProxy(TypeReference.of(visitor)));
	}

}
