package dev.monitored.http.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

import dev.monitored.uri.HttpMeters;

/**
 * The labels by which SLOs match a request.
 *
 * @param method the HTTP method
 * @param uri the template of its path
 * @param client the host that it is sent to, of requests that this application sends
 */
public record ExchangeLabels(String method, String uri, @Nullable String client) {

	/**
	 * What stands for the path of a request that no route matches.
	 */
	public static final String UNMATCHED = "_unmatched";

	/**
	 * The HTTP methods that there are. A client may send any other word.
	 */
	static final Set<String> METHODS = methods();

	/**
	 * Returns the template of a route's path.
	 * @param pattern the pattern of the route
	 * @return the template, which is never empty
	 */
	public static String path(String pattern) {
		return pattern.isEmpty() ? "/" : pattern;
	}

	private static Set<String> methods() {
		Set<String> methods = new HashSet<>();
		for (HttpMethod method : HttpMethod.values()) {
			methods.add(method.name());
		}
		return Set.copyOf(methods);
	}

	// Written out as it would be generated, which takes the JVM long at start-up
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ExchangeLabels labels && this.method.equals(labels.method)
				&& this.uri.equals(labels.uri) && Objects.equals(this.client, labels.client);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * this.method.hashCode() + this.uri.hashCode()) + Objects.hashCode(this.client);
	}

	Map<String, String> toMap() {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put("method", this.method);
		labels.put("uri", this.uri);
		if (this.client != null) {
			labels.put(HttpMeters.HOST, this.client);
		}
		return labels;
	}

}
