package dev.monitored.http.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
	 * Returns the template of a route's path.
	 * @param pattern the pattern of the route
	 * @return the template, which is never empty
	 */
	public static String path(String pattern) {
		return pattern.isEmpty() ? "/" : pattern;
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
