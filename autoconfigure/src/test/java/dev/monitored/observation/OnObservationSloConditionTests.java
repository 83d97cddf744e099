package dev.monitored.observation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.AnnotatedTypeMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class OnObservationSloConditionTests {

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	@ParameterizedTest
	@CsvSource({ "monitored.slo.definitions.import.signal, observation",
			"monitored.slo.definitions.import.signal, ' Observation '",
			"monitored.slo.definitions[my.import].signal, OBSERVATION",
			"monitored.slo.definitions.import.signal, ${kind:observation}" })
	void matchesAnSloAboutObservations(String name, String signal) {
		set("file", Map.of("monitored.slo.definitions.web.signal", "http-server", name, signal));
		assertThat(isMatch()).isTrue();
	}

	@Test
	void matchesWhatAVariableSays() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("MONITORED_SLO_DEFINITIONS_IMPORT_SIGNAL", "observation")));
		assertThat(isMatch()).isTrue();
	}

	@Test
	void asksASourceThatCannotListItsSettingsForTheSignalOfAnSlo() {
		this.environment.getPropertySources()
			.addFirst(new Vault("monitored.slo.definitions.import.signal", "observation"));
		assertThat(isMatch()).isFalse();
		set("file", Map.of("monitored.slo.definitions.import.availability", "99%"));
		assertThat(isMatch()).isTrue();
	}

	@Test
	void leavesAPlaceholderThatNeedsItselfToWhatReadsTheSignal() {
		set("file", Map.of("monitored.slo.definitions.some.signal", "${kind}", "kind", "${kind}"));
		assertThat(isMatch()).isTrue();
	}

	@Test
	void doesNotMatchASignalThatAnotherSourceReplaces() {
		set("file", Map.of("monitored.slo.definitions.some.signal", "observation"));
		set("commandLine", Map.of("monitored.slo.definitions.some.signal", "http-server"));
		assertThat(isMatch()).isFalse();
	}

	@Test
	void doesNotMatchALabelOfThatName() {
		set("file", Map.of("monitored.slo.definitions.some.signal", "http-server",
				"monitored.slo.definitions.some.match.signal", "observation"));
		assertThat(isMatch()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http-server", "operation", "${kind:llm}", "${missing}", "" })
	void doesNotMatchAnotherSignal(String signal) {
		set("file", Map.of("monitored.slo.definitions.some.signal", signal, "signal", "observation",
				"monitored.slo.definitions.some.team", "observation"));
		assertThat(isMatch()).isFalse();
	}

	@Test
	void doesNotMatchWithoutSlos() {
		set("file", Map.of("monitored.application", "shop"));
		assertThat(isMatch()).isFalse();
	}

	private void set(String name, Map<String, Object> settings) {
		this.environment.getPropertySources().addFirst(new MapPropertySource(name, settings));
	}

	private boolean isMatch() {
		ConditionContext context = mock(ConditionContext.class);
		given(context.getEnvironment()).willReturn(this.environment);
		return new OnObservationSloCondition().getMatchOutcome(context, mock(AnnotatedTypeMetadata.class)).isMatch();
	}

	private static final class Vault extends PropertySource<String> {

		private final String value;

		Vault(String name, String value) {
			super("vault", name);
			this.value = value;
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return name.equals(getSource()) ? this.value : null;
		}

	}

}
