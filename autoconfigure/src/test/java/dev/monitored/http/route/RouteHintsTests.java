package dev.monitored.http.route;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RouteHints}.
 */
class RouteHintsTests {

	@ParameterizedTest
	@ValueSource(classes = { org.springframework.web.servlet.function.RouterFunctions.Visitor.class,
			org.springframework.web.servlet.function.RequestPredicates.Visitor.class,
			org.springframework.web.reactive.function.server.RouterFunctions.Visitor.class,
			org.springframework.web.reactive.function.server.RequestPredicates.Visitor.class })
	void allowsTheProxiesThatVisitRoutes(Class<?> visitor) {
		RuntimeHints hints = new RuntimeHints();
		new RouteHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(visitor)).accepts(hints);
	}

}
