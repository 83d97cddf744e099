package dev.monitored.uri;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Boot's meters of HTTP requests, as the application names them, and how many values of
 * {@value #URI} it has set, if it has.
 *
 * @param server the name of the meter of answered requests
 * @param client the name of the meter of sent requests
 * @param serverUris Boot's limit for answered requests, {@code null} unless it is set
 * @param clientUris Boot's limit for sent requests, {@code null} unless it is set
 */
public record HttpMeters(String server, String client, @Nullable Integer serverUris, @Nullable Integer clientUris) {

	/**
	 * The label with the route of a request.
	 */
	public static final String URI = "uri";

	/**
	 * The label with the host that a request is sent to.
	 */
	public static final String HOST = "client.name";

	/**
	 * The label with the HTTP method of a request.
	 */
	public static final String METHOD = "method";

	/**
	 * What Spring writes where there is no route.
	 */
	private static final Set<String> NO_ROUTES = Set.of("UNKNOWN", "NOT_FOUND", "REDIRECTION", "root", "/**", "none");

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "none");

	/**
	 * Reads what the application has set.
	 * @param environment where its settings are
	 * @return the meters
	 */
	public static HttpMeters from(Environment environment) {
		Binder binder = Binder.get(environment);
		return new HttpMeters(name("server", binder), name("client", binder), maxUris("server", binder),
				maxUris("client", binder));
	}

	private static String name(String side, Binder binder) {
		return binder.bind("management.observations.http.%s.requests.name".formatted(side), String.class)
			.orElse("http.%s.requests".formatted(side));
	}

	private static @Nullable Integer maxUris(String side, Binder binder) {
		return binder.bind("management.metrics.web.%s.max-uri-tags".formatted(side), Integer.class).orElse(null);
	}

	/**
	 * Returns the values of a label that code bounds: those that Spring writes where
	 * there is no route, and the methods of HTTP.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the values
	 */
	public Set<String> known(String meter, String label) {
		if (isMethod(meter, label)) {
			return METHODS;
		}
		return isUri(meter, label) ? NO_ROUTES : Set.of();
	}

	/**
	 * Returns how many values a label has besides those that code bounds: none where
	 * these are all, and of routes as many as Boot's filter lets through.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the number, {@code null} if nothing but the guard limits it
	 */
	public @Nullable Integer maxValues(String meter, String label) {
		if (isMethod(meter, label)) {
			return 0;
		}
		Integer uris = meter.equals(this.server) ? this.serverUris : this.clientUris;
		if (uris == null || !isUri(meter, label)) {
			return null;
		}
		return Math.max(0, uris - NO_ROUTES.size() - 1);
	}

	private boolean isUri(String meter, String label) {
		return URI.equals(label) && (meter.equals(this.server) || meter.equals(this.client));
	}

	/**
	 * Returns whether a label has the methods of sent requests. For answered ones, Spring
	 * itself writes only methods of HTTP.
	 */
	private boolean isMethod(String meter, String label) {
		return METHOD.equals(label) && meter.equals(this.client);
	}

}
