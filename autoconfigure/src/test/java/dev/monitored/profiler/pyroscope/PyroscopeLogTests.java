package dev.monitored.profiler.pyroscope;

import io.pyroscope.javaagent.api.Logger.Level;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PyroscopeLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class PyroscopeLogTests {

	@ParameterizedTest
	@CsvSource({ "upload failed: %s, 503, upload failed: 503", "100% lost, , 100% lost", "50%z of it, 7, 50%z of it",
			"%s and %s, one, %s and %s" })
	void takesWhatIsNoFormatAsItIs(String format, String argument, String logged, CapturedOutput output) {
		Object[] arguments = (argument != null) ? new Object[] { argument } : new Object[0];
		new PyroscopeLog().log(Level.ERROR, format, arguments);
		assertThat(output).contains("WARN").contains("Pyroscope's agent: " + logged);
	}

}
