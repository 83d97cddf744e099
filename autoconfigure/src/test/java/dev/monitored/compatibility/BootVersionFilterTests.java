package dev.monitored.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link BootVersionFilter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BootVersionFilterTests {

	private static final String OURS = "dev.monitored.operation.OperationAutoConfiguration";

	private static final String OTHER = "org.example.OtherAutoConfiguration";

	private final AtomicBoolean warned = new AtomicBoolean();

	@ParameterizedTest
	@ValueSource(strings = { "3.5.7", "3.5.0-M1", "3.5.8-SNAPSHOT", "3.0.0", "3.10.0", "2.7.18", "1.5.22.RELEASE",
			"3.5", " 3.5.7 " })
	void refusesOlderLines(String version, CapturedOutput output) {
		assertThat(catchThrowable(() -> match(version, OTHER, OURS))).isInstanceOf(UnsupportedBootException.class);
		assertThat(output).doesNotContain("Monitored");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.0", "4.0.0-RC1", "4.0.7", "4.0.99", "4.1.0", "4.1.2", "4.1.3-SNAPSHOT", "4.1" })
	void saysNothingOnTestedLines(String version, CapturedOutput output) {
		assertThat(match(version, OTHER, OURS)).containsExactly(true, true);
		assertThat(output).doesNotContain("Monitored");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.2.0-M1", "4.2.0", "4.10.0", "5.0.0", "5.0.0-SNAPSHOT", "10.3.1" })
	void warnsOnceOnNewerLines(String version, CapturedOutput output) {
		assertThat(match(version, OTHER, OURS)).containsExactly(true, true);
		assertThat(match(version, OURS)).containsExactly(true);
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Monitored was tested on Spring Boot 4.0 to 4.1, and this application runs on " + version
					+ ". Look for a release of Monitored that names this version");
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "null", "unknown", "4", "3", "four.one", "4,1", "v3.5.7", "99999999999.1", "3.x", "-3.5" })
	void saysNothingWhereTheVersionIsNotKnown(@Nullable String version, CapturedOutput output) {
		assertThat(match(version, OTHER, OURS)).containsExactly(true, true);
		assertThat(output).doesNotContain("Monitored");
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.5.7", "5.0.0" })
	void saysNothingWhereOurAutoConfigurationsAreExcluded(String version, CapturedOutput output) {
		assertThat(match(version, OTHER, null)).containsExactly(true, true);
		assertThat(output).doesNotContain("Monitored");
	}

	@Test
	void namesTheVersions() {
		Throwable failure = catchThrowable(() -> match("3.5.7", OURS));
		assertThat(MonitoredContext.explain(new IllegalStateException(failure))).isEqualToNormalizingNewlines(
				"""
						Monitored does not support Spring Boot 3.5.7:

						    This application: Spring Boot 3.5.7
						    Supported: Spring Boot 4.0 to 4.1
						    Reason: calls would be counted twice or not at all
						Action: Upgrade the application to Spring Boot 4.0 or 4.1, or remove monitored-spring-boot-starter from its dependencies.""");
	}

	@Test
	void isAskedByBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(AutoConfigurationImportFilter.class))
			.hasAtLeastOneElementOfType(BootVersionFilter.class);
	}

	@Test
	void testsTheLinesThatItNames() throws IOException {
		String pom = Files.readString(Path.of("../pom.xml"));
		assertThat(property(pom, "spring-boot-previous-oldest.version")).isEqualTo(BootLine.OLDEST);
		assertThat(property(pom, "spring-boot.version")).isEqualTo(BootLine.NEWEST_TESTED)
			.isEqualTo(BootLine.of(SpringBootVersion.getVersion()));
	}

	private boolean[] match(@Nullable String version, @Nullable String... candidates) {
		return new BootVersionFilter(version, this.warned).match(candidates,
				Mockito.mock(AutoConfigurationMetadata.class));
	}

	private static @Nullable BootLine property(String pom, String name) {
		Matcher matcher = Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(pom);
		assertThat(matcher.find()).as(name).isTrue();
		return BootLine.of(matcher.group(1));
	}

}
