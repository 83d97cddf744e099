package dev.monitored.http.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Visits router functions of WebFlux and adds the paths that they name.
 */
final class FluxRouteVisitor implements RouterFunctions.Visitor {

	private final ServerRoutes routes;

	private final NestedPaths paths = new NestedPaths();

	FluxRouteVisitor(ServerRoutes routes) {
		this.routes = routes;
	}

	@Override
	public void startNested(RequestPredicate predicate) {
		predicate.accept(new PathVisitor(this.paths));
		this.paths.begin();
	}

	@Override
	public void endNested(RequestPredicate predicate) {
		this.paths.end();
	}

	@Override
	public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
		predicate.accept(new PathVisitor(this.paths));
		this.paths.take().forEach((path) -> this.routes.add(path, List.of()));
	}

	@Override
	public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
	}

	@Override
	public void attributes(Map<String, Object> attributes) {
	}

	@Override
	public void unknown(RouterFunction<?> function) {
	}

	/**
	 * Visits predicates of routes.
	 *
	 * @param paths where the paths that they name are added
	 */
	private record PathVisitor(NestedPaths paths) implements RequestPredicates.Visitor {

		@Override
		public void path(String pattern) {
			this.paths.add(pattern);
		}

		@Override
		public void method(Set<HttpMethod> methods) {
		}

		@Override
		@SuppressWarnings("removal")
		public void pathExtension(String extension) {
		}

		@Override
		public void header(String name, String value) {
		}

		@Override
		public void queryParam(String name, String value) {
		}

		@Override
		public void version(String version) {
		}

		@Override
		public void startAnd() {
		}

		@Override
		public void and() {
		}

		@Override
		public void endAnd() {
		}

		@Override
		public void startOr() {
		}

		@Override
		public void or() {
		}

		@Override
		public void endOr() {
		}

		@Override
		public void startNegate() {
		}

		@Override
		public void endNegate() {
		}

		@Override
		public void unknown(RequestPredicate predicate) {
		}

	}

}
