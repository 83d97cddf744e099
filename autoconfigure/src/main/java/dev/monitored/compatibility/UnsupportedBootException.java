package dev.monitored.compatibility;

/**
 * Thrown when the application runs on a line of Spring Boot that Monitored cannot measure
 * on.
 */
final class UnsupportedBootException extends RuntimeException {

	private final String version;

	UnsupportedBootException(String version) {
		super("Monitored does not support Spring Boot " + version);
		this.version = version;
	}

	/**
	 * Returns the version that the application runs on.
	 * @return the version of Spring Boot
	 */
	String getVersion() {
		return this.version;
	}

}
