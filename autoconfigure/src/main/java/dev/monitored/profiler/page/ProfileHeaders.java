package dev.monitored.profiler.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;

/**
 * The headers of all answers of the profiler. A flame graph has a script, which the
 * sandbox keeps away from the application that serves it.
 */
public final class ProfileHeaders {

	private final List<String> paths;

	/**
	 * Creates headers.
	 * @param environment says where endpoints are
	 */
	public ProfileHeaders(Environment environment) {
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator").strip();
		this.paths = Stream.of("profiler", "pprof").map((id) -> {
			String mapped = environment.getProperty("management.endpoints.web.path-mapping." + id, id).strip();
			return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/"
					+ (mapped.startsWith("/") ? mapped.substring(1) : mapped);
		}).toList();
	}

	/**
	 * Returns the paths of the profiler and of what scrapers ask.
	 * @return the paths within the application
	 */
	public List<String> paths() {
		return this.paths;
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
