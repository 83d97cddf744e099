package dev.monitored.shutdown;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.Environment;

/**
 * Why no scrape can come after the last request.
 */
enum ScrapeObstacle {

	/**
	 * The server that scrapes are sent to shuts down with the last request.
	 */
	SAME_PORT("scrapes come to the port of the application, which takes no request after the last one. "
			+ "Set management.server.port to another one, or push with OTLP"),

	/**
	 * Requests are cut off, and none is the last.
	 */
	IMMEDIATE("server.shutdown is immediate. Remove it, as graceful is the default"),

	/**
	 * Nothing can be scraped.
	 */
	NO_ENDPOINT("there is no endpoint 'prometheus' to scrape. Add it to management.endpoints.web.exposure.include");

	private final String text;

	ScrapeObstacle(String text) {
		this.text = text;
	}

	/**
	 * Looks for what settings say.
	 * @param environment the settings
	 * @return the obstacle, or {@code null} if they have none
	 */
	static @Nullable ScrapeObstacle find(Environment environment) {
		if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
			return SAME_PORT;
		}
		return "immediate".equalsIgnoreCase(environment.getProperty("server.shutdown")) ? IMMEDIATE : null;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
