package dev.monitored.uri.ignored;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

/**
 * The paths below which the application's actuator answers.
 */
public final class ActuatorPaths implements Supplier<Collection<String>> {

	private final ObjectProvider<PathMappedEndpoints> endpoints;

	private final ManagementPortType port;

	private final UnaryOperator<String> location;

	/**
	 * Creates paths that are looked up when they are asked for.
	 * @param endpoints the endpoints
	 * @param port whether the endpoints have a port of their own, and leave the paths of
	 * the application's to it
	 * @param location adds the path of the servlet or application that serves the
	 * endpoints
	 */
	public ActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints, ManagementPortType port,
			UnaryOperator<String> location) {
		this.endpoints = endpoints;
		this.port = port;
		this.location = location;
	}

	@Override
	public Collection<String> get() {
		PathMappedEndpoints mapped = this.endpoints.getIfAvailable();
		List<String> paths = (mapped != null) ? paths(mapped) : new ArrayList<>();
		paths.replaceAll(this.location);
		return paths;
	}

	private List<String> paths(PathMappedEndpoints mapped) {
		List<String> paths = new ArrayList<>();
		if (this.port == ManagementPortType.SAME) {
			paths.addAll(mapped.getBasePath().isEmpty() ? mapped.getAllPaths() : List.of(mapped.getBasePath()));
		}
		for (PathMappedEndpoint endpoint : mapped) {
			for (String path : endpoint.getAdditionalPaths(WebServerNamespace.SERVER)) {
				paths.add(path.startsWith("/") ? path : "/" + path);
			}
		}
		return paths;
	}

}
