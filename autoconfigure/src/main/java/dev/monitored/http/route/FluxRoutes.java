package dev.monitored.http.route;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

import dev.monitored.failure.FailureLog;

/**
 * Finds the routes of WebFlux: those of annotated controllers and of static resources,
 * and of router functions those that say by which paths they match.
 */
public final class FluxRoutes implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(FluxRoutes.class);

	private final ObjectProvider<HandlerMapping> mappings;

	private final ServerRoutes routes;

	/**
	 * Creates a finder.
	 * @param mappings the mappings of the application
	 * @param routes where the routes are added
	 */
	public FluxRoutes(ObjectProvider<HandlerMapping> mappings, ServerRoutes routes) {
		this.mappings = mappings;
		this.routes = routes;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			this.mappings.stream().forEach(this::addMapping);
		}
		catch (Throwable ex) {
			failures.failed("The routes of the application are not known before their first requests", ex);
		}
	}

	private void addMapping(HandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping annotated) {
			annotated.getHandlerMethods().forEach(this::addAnnotated);
		}
		else if (mapping instanceof AbstractUrlHandlerMapping resources) {
			resources.getHandlerMap()
				.keySet()
				.forEach((pattern) -> this.routes.add(pattern.getPatternString(), List.of()));
		}
		else if (mapping instanceof RouterFunctionMapping functional) {
			addFunctional(functional.getRouterFunction());
		}
	}

	private void addAnnotated(RequestMappingInfo info, HandlerMethod handler) {
		List<String> methods = info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
		info.getPatternsCondition()
			.getPatterns()
			.forEach((pattern) -> this.routes.add(pattern.getPatternString(), methods, handler.getMethod(),
					handler.getBeanType()));
	}

	private void addFunctional(@Nullable RouterFunction<?> function) {
		if (function != null) {
			function.accept(RouteVisitor.of(RouterFunctions.Visitor.class, RequestPredicates.Visitor.class,
					(predicate, visitor) -> ((RequestPredicate) predicate).accept(visitor), this.routes));
		}
	}

}
