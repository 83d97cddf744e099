package dev.monitored.compatibility;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link UnsupportedBootException}. It uses nothing that the refused lines of
 * Spring Boot do not have.
 */
final class UnsupportedBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedBootException cause) {
		String description = "Monitored does not support Spring Boot %s:%n%n    This application: Spring Boot %s%n    Supported: Spring Boot %s to %s%n    Reason: calls would be counted twice or not at all"
			.formatted(cause.getVersion(), cause.getVersion(), BootLine.OLDEST, BootLine.NEWEST_TESTED);
		String action = "Upgrade the application to Spring Boot %s or %s, or remove monitored-spring-boot-starter from its dependencies."
			.formatted(BootLine.OLDEST, BootLine.NEWEST_TESTED);
		return new FailureAnalysis(description, action, cause);
	}

}
