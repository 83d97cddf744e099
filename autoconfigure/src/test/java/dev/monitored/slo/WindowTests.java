package dev.monitored.slo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.slo.objective.InvalidObjectiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Window}.
 */
class WindowTests {

	@Test
	void readsWhatItWrites() {
		for (Window window : Window.values()) {
			assertThat(Window.parse(" " + window.text() + " ")).isEqualTo(window);
		}
		assertThat(Window.SEVEN_DAYS.text()).isEqualTo("7d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "31d", "30", "1w", "d", "30 d" })
	void refusesOtherWindows(String text) {
		assertThatExceptionOfType(InvalidObjectiveException.class).isThrownBy(() -> Window.parse(text))
			.withMessageContaining("the window is none of 7d, 28d and 30d; write for example \"30d\"");
	}

}
