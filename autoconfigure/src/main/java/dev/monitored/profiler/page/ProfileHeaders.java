package dev.monitored.profiler.page;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.env.Environment;

/**
 * The headers of all answers of the profiler. A flame graph has a script, which the
 * sandbox keeps away from the application that serves it.
 */
public final class ProfileHeaders {

	private final String path;

	/**
	 * Creates headers.
	 * @param environment says where endpoints are
	 */
	public ProfileHeaders(Environment environment) {
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator").strip();
		String mapped = environment.getProperty("management.endpoints.web.path-mapping.profiler", "profiler").strip();
		this.path = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/"
				+ (mapped.startsWith("/") ? mapped.substring(1) : mapped);
	}

	/**
	 * Returns the path of the profiler.
	 * @return the path within the application
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Returns whether a request is for the profiler.
	 * @param requested the path within the application
	 * @return whether the headers are for its answer
	 */
	boolean areFor(String requested) {
		return requested.equals(this.path) || requested.startsWith(this.path + "/");
	}

	/**
	 * Returns all headers.
	 * @return the values by name
	 */
	Map<String, String> all() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Security-Policy", "sandbox allow-scripts; default-src 'none'; "
				+ "script-src 'unsafe-inline'; style-src 'unsafe-inline'");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put("Referrer-Policy", "no-referrer");
		headers.put("Cache-Control", "no-store");
		return headers;
	}

}
