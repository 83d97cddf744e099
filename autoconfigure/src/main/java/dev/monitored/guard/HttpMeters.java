package dev.monitored.guard;

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
	 * What Spring writes where there is no route.
	 */
	private static final Set<String> NO_ROUTES = Set.of("UNKNOWN", "NOT_FOUND", "REDIRECTION", "root", "/**", "none");

	/**
	 * Reads what the application has set.
	 * @param environment where its settings are
	 * @return the meters
	 */
	public static HttpMeters from(Environment environment) {
		return new HttpMeters(name("server", environment), name("client", environment), maxUris("server", environment),
				maxUris("client", environment));
	}

	private static String name(String side, Environment environment) {
		return Binder.get(environment)
			.bind("management.observations.http.%s.requests.name".formatted(side), String.class)
			.orElse("http.%s.requests".formatted(side));
	}

	private static @Nullable Integer maxUris(String side, Environment environment) {
		return Binder.get(environment)
			.bind("management.metrics.web.%s.max-uri-tags".formatted(side), Integer.class)
			.orElse(null);
	}

	/**
	 * Returns the values of a label that Spring's own code writes.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the values
	 */
	Set<String> known(String meter, String label) {
		return isUri(meter, label) ? NO_ROUTES : Set.of();
	}

	/**
	 * Returns how many values of a label Boot's filter lets through besides those that
	 * Spring's code and the guard write.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the number, {@code null} if there is no filter of Boot
	 */
	@Nullable Integer maxValues(String meter, String label) {
		Integer uris = meter.equals(this.server) ? this.serverUris : this.clientUris;
		if (uris == null || !isUri(meter, label)) {
			return null;
		}
		return Math.max(0, uris - NO_ROUTES.size() - 1);
	}

	private boolean isUri(String meter, String label) {
		return URI.equals(label) && (meter.equals(this.server) || meter.equals(this.client));
	}

}
