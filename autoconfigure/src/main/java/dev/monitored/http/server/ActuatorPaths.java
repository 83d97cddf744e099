package dev.monitored.http.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

/**
 * The paths below which the application's actuator answers.
 */
public final class ActuatorPaths implements Supplier<Collection<String>> {

	private final ObjectProvider<PathMappedEndpoints> endpoints;

	private final UnaryOperator<String> location;

	/**
	 * Creates paths that are looked up when they are asked for.
	 * @param endpoints the endpoints
	 * @param location adds the path of whatever the endpoints lie in
	 */
	public ActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints, UnaryOperator<String> location) {
		this.endpoints = endpoints;
		this.location = location;
	}

	@Override
	public Collection<String> get() {
		PathMappedEndpoints mapped = this.endpoints.getIfAvailable();
		return (mapped != null) ? paths(mapped).stream().map(this.location).toList() : List.of();
	}

	private static List<String> paths(PathMappedEndpoints mapped) {
		List<String> paths = new ArrayList<>();
		if (mapped.getBasePath().isEmpty()) {
			paths.addAll(mapped.getAllPaths());
		}
		else {
			paths.add(mapped.getBasePath());
		}
		mapped.stream().flatMap(ActuatorPaths::additional).forEach(paths::add);
		return paths;
	}

	private static Stream<String> additional(PathMappedEndpoint endpoint) {
		return endpoint.getAdditionalPaths(WebServerNamespace.SERVER)
			.stream()
			.map((path) -> path.startsWith("/") ? path : "/" + path);
	}

}
