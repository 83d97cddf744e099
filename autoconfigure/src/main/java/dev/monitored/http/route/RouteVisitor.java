package dev.monitored.http.route;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Visits router functions and adds the paths that they name. Spring MVC and WebFlux have
 * visitors of the same methods and of different types, to which new versions add methods;
 * this is a visitor of either, which hears of nothing but routes, nesting and paths.
 *
 * @param <P> the type of the visitors of predicates
 */
final class RouteVisitor<P> implements InvocationHandler {

	private final ServerRoutes routes;

	private final BiConsumer<Object, P> visits;

	private final P predicates;

	private final NestedPaths paths = new NestedPaths();

	private RouteVisitor(Class<P> predicates, BiConsumer<Object, P> visits, ServerRoutes routes) {
		this.routes = routes;
		this.visits = visits;
		this.predicates = implement(predicates, this::visitPredicate);
	}

	/**
	 * Creates a visitor.
	 * @param <F> the type of the visitor
	 * @param <P> the type of the visitors of predicates
	 * @param functions the type of the visitor
	 * @param predicates the type of the visitors of predicates
	 * @param visits lets a visitor visit a predicate
	 * @param routes where the paths are added
	 * @return the visitor
	 */
	static <F, P> F of(Class<F> functions, Class<P> predicates, BiConsumer<Object, P> visits, ServerRoutes routes) {
		return implement(functions, new RouteVisitor<>(predicates, visits, routes));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
		return (method.getDeclaringClass() == Object.class) ? ofObject(proxy, method, arguments)
				: visit(method, arguments);
	}

	private @Nullable Object visit(Method method, Object[] arguments) {
		switch (method.getName()) {
			case "startNested" -> {
				this.visits.accept(arguments[0], this.predicates);
				this.paths.begin();
			}
			case "endNested" -> this.paths.end();
			case "route" -> {
				this.visits.accept(arguments[0], this.predicates);
				this.paths.take().forEach((path) -> this.routes.add(path, List.of()));
			}
			default -> {
			}
		}
		return null;
	}

	private @Nullable Object visitPredicate(Object proxy, Method method, Object[] arguments) {
		if (method.getDeclaringClass() == Object.class) {
			return ofObject(proxy, method, arguments);
		}
		if (method.getName().equals("path")) {
			this.paths.add((String) arguments[0]);
		}
		return null;
	}

	private static Object ofObject(Object proxy, Method method, Object[] arguments) {
		return switch (method.getName()) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "a visitor of routes";
		};
	}

	private static <T> T implement(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
