package dev.monitored.http.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import dev.monitored.failure.FailureLog;

/**
 * Finds the routes of Spring MVC: those of annotated controllers and of static resources,
 * and of router functions those that say by which paths they match.
 */
public final class MvcRoutes implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(MvcRoutes.class);

	private final ObjectProvider<HandlerMapping> mappings;

	private final ServerRoutes routes;

	/**
	 * Creates a finder.
	 * @param mappings the mappings of the application
	 * @param routes where the routes are added
	 */
	public MvcRoutes(ObjectProvider<HandlerMapping> mappings, ServerRoutes routes) {
		this.mappings = mappings;
		this.routes = routes;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			for (HandlerMapping mapping : this.mappings) {
				addMapping(mapping);
			}
		}
		catch (Throwable ex) {
			failures.failed("The routes of the application are not known before their first requests", ex);
		}
	}

	private void addMapping(HandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping annotated) {
			for (Map.Entry<RequestMappingInfo, HandlerMethod> entry : annotated.getHandlerMethods().entrySet()) {
				addAnnotated(entry.getKey(), entry.getValue());
			}
		}
		else if (mapping instanceof AbstractUrlHandlerMapping resources) {
			for (String pattern : resources.getHandlerMap().keySet()) {
				this.routes.add(pattern, List.of());
			}
			for (PathPattern pattern : resources.getPathPatternHandlerMap().keySet()) {
				this.routes.add(pattern.getPatternString(), List.of());
			}
		}
		else if (mapping instanceof RouterFunctionMapping functional) {
			addFunctional(functional.getRouterFunction());
		}
	}

	private void addAnnotated(RequestMappingInfo info, HandlerMethod handler) {
		List<String> methods = new ArrayList<>();
		for (RequestMethod method : info.getMethodsCondition().getMethods()) {
			methods.add(method.name());
		}
		for (String pattern : info.getPatternValues()) {
			this.routes.add(pattern, methods, handler.getMethod(), handler.getBeanType());
		}
	}

	private void addFunctional(@Nullable RouterFunction<?> function) {
		if (function != null) {
			function.accept(RouteVisitor.of(RouterFunctions.Visitor.class, RequestPredicates.Visitor.class,
					(predicate, visitor) -> ((RequestPredicate) predicate).accept(visitor), this.routes));
		}
	}

}
