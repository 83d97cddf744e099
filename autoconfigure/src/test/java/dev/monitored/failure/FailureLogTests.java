package dev.monitored.failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureLogTests {

	@Test
	void warnsOfTheFirstFailureOnly(CapturedOutput output) {
		FailureLog failures = new FailureLog(FailureLogTests.class);
		failures.failed("Something is missing", new IllegalStateException("first"));
		failures.failed("Something is missing", new IllegalStateException("second"));
		assertThat(output.toString().split("WARN", -1)).hasSize(2);
		assertThat(output).contains("first");
	}

}
