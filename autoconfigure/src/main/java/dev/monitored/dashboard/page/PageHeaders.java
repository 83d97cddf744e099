package dev.monitored.dashboard.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The headers of all answers of the dashboard, and where these are. An endpoint of
 * Actuator can neither set headers nor read them.
 */
public final class PageHeaders {

	/**
	 * The parameter by which a filter lets the endpoint know that the client takes
	 * compressed answers.
	 */
	static final String GZIP_PARAMETER = "gzip";

	private static final String DASHBOARD = "dashboard";

	private static final Map<String, String> HEADERS = headers();

	private final String path;

	/**
	 * Creates headers.
	 * @param environment says where endpoints are
	 */
	public PageHeaders(Environment environment) {
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator").strip();
		this.path = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/"
				+ segments(environment, DASHBOARD);
	}

	/**
	 * Returns the last segment of the path of the dashboard, by which the page refers to
	 * its files.
	 * @param environment says where endpoints are
	 * @return the segment
	 */
	public static String place(Environment environment) {
		String segments = segments(environment, DASHBOARD);
		return segments.substring(segments.lastIndexOf('/') + 1);
	}

	/**
	 * Returns where another endpoint is.
	 * @param environment says where endpoints are
	 * @param endpoint the id of the endpoint
	 * @return its path, relative to that of the page
	 */
	public static String fromPage(Environment environment, String endpoint) {
		long up = segments(environment, DASHBOARD).chars().filter((character) -> character == '/').count();
		return "../".repeat((int) up) + segments(environment, endpoint);
	}

	/**
	 * Returns the path of the dashboard.
	 * @return the path within the application
	 */
	public String path() {
		return this.path;
	}

	Map<String, String> all() {
		return HEADERS;
	}

	/**
	 * Returns whether a client takes compressed answers.
	 * @param acceptEncoding the header {@code Accept-Encoding}, if there is one
	 * @return whether it names gzip and does not refuse it
	 */
	static boolean takesGzip(@Nullable String acceptEncoding) {
		if (acceptEncoding == null) {
			return false;
		}
		for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
			String[] parts = coding.strip().split("\\s*;\\s*");
			if (parts[0].equals("gzip")) {
				return parts.length < 2 || !parts[1].matches("q=0(\\.0*)?");
			}
		}
		return false;
	}

	private static String segments(Environment environment, String endpoint) {
		String mapped = environment.getProperty("management.endpoints.web.path-mapping." + endpoint, endpoint).strip();
		return mapped.startsWith("/") ? mapped.substring(1) : mapped;
	}

	private static Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Security-Policy",
				"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
						+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put("Referrer-Policy", "no-referrer");
		headers.put("Cache-Control", "no-store");
		headers.put("Vary", "Accept-Encoding");
		return headers;
	}

}
