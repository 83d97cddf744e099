package dev.monitored.observation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.MonitoredContext;
import dev.monitored.observation.recording.ObservedSloHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for definitions of SLOs about observations, and what is said of wrong ones.
 */
class ObservationDefinitionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"availability: 99% | some.match.name | the name of the observation is missing | Write it, for example match: { name: tasks.scheduled.execution }.",
			"availability: 99%, match: { job.name: import } | some.match.name | the name of the observation is missing | Write it",
			"availability: 99%, match: { name: http.server.requests } | some.match.name | 'http.server.requests' is measured by the signal 'http-server' | Write signal: http-server, or a name that does not match it.",
			"availability: 99%, match: { name: http.server.request.duration } | some.match.name | measured by the signal 'http-server' | Write signal: http-server",
			"availability: 99%, match: { name: [ import, http.client.requests ] } | some.match.name | 'http.client.requests' is measured by the signal 'http-client' | Write signal: http-client",
			"availability: 99%, match: { name: 'http.*' } | some.match.name | 'http.server.requests' is measured by the signal 'http-server' | Write signal: http-server",
			"availability: 99%, match: { name: jdbc.query } | some.match.name | measured by the signal 'db' | Write signal: db",
			"availability: 99%, match: { name: r2dbc.query } | some.match.name | measured by the signal 'db' | Write signal: db",
			"availability: 99%, match: { name: gen_ai.client.operation } | some.match.name | measured by the signal 'llm' | Write signal: llm",
			"availability: 99%, match: { name: spring.data.repository.invocations } | some.match.name | is a timer of Spring Boot and no observation | Write signal: db for the queries",
			"availability: 99%, match: { name: 'jms.*' } | some.match.name | 'jms.message.process' has no error when a listener fails | Write signal: operation, and @Monitored on the method under @JmsListener, or a name that does not match it.",
			"availability: 99%, match: { name: import }, bad-when: { result: } | some.bad-when.result | there is no value to match | Write a value",
			"availability: 99%, match: { name: import }, bad-when: { result: [ ' ' ] } | some.bad-when.result | the pattern is blank | Write a value" })
	void explainsWhatIsWrong(String settings, String setting, String problem, String action) {
		ObservedApplications.withSlo(settings)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.slo.definitions." + setting, problem, "Action: " + action));
	}

	@ParameterizedTest
	@ValueSource(strings = { "observation", "Observation", "OBSERVATION" })
	void readsTheSignalInAnySpelling(String signal) {
		ObservedApplications.application()
			.withPropertyValues("monitored.slo.definitions.some.signal=" + signal,
					"monitored.slo.definitions.some.match.name=import",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasSingleBean(ObservedSloHandler.class));
	}

}
