package dev.monitored.observation;

import java.time.Duration;

import io.micrometer.observation.ObservationPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said of SLOs about observations that count nothing.
 */
@ExtendWith(OutputCaptureExtension.class)
class SilentObservationTests {

	private static final String NOTHING = "monitored.slo.definitions.some has counted nothing: no observation call of the last ten minutes had the name ";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"management.observations.enable.spring.kafka.listener | Remove management.observations.enable.spring.kafka.listener, or set it to true",
			"management.observations.enable.spring.kafka | Remove management.observations.enable.spring.kafka, or set it to true",
			"management.observations.enable.spring | Remove management.observations.enable.spring, or set it to true",
			"management.observations.enable.all | Set management.observations.enable.spring.kafka.listener to true" })
	void namesThePropertyThatTurnsItOff(String property, String remedy, CapturedOutput output) {
		ObservedApplications.withSlo("match: { name: spring.kafka.listener }, availability: 99%")
			.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some counts nothing, because spring.kafka.listener is not observed. "
						+ remedy);
	}

	@Test
	void saysThatThePredicateOfTheApplicationRefusesIt(CapturedOutput output) {
		ObservedApplications.withSlo("match: { name: import }, availability: 99%", Refusing.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("monitored.slo.definitions.some may count nothing: an "
				+ "ObservationPredicate of the application refuses import, at least outside of a call");
	}

	@Test
	void saysThatNothingObserves(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.some.signal=observation",
					"monitored.slo.definitions.some.match.name=import",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some is about observation calls, which nothing in this application measures");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"spring.kafka.listener | 'spring.kafka.listener'; spring.kafka.listener is observed with spring.kafka.listener.observation-enabled=true",
			"spring.kafka.template | 'spring.kafka.template'; spring.kafka.template is observed with spring.kafka.template.observation-enabled=true",
			"spring.rabbit.listener | 'spring.rabbit.listener'; spring.rabbit.listener is observed with spring.rabbitmq.listener.simple.observation-enabled=true or spring.rabbitmq.listener.direct.observation-enabled=true",
			"spring.rabbit.stream.listener | 'spring.rabbit.stream.listener'; spring.rabbit.stream.listener is observed with spring.rabbitmq.listener.stream.observation-enabled=true",
			"spring.rabbit.template | 'spring.rabbit.template'; spring.rabbit.template is observed with spring.rabbitmq.template.observation-enabled=true",
			"checkouts | 'checkouts', did you mean 'checkout'?" })
	void saysOnceAfterTenMinutesWithTraffic(String name, String text, CapturedOutput output) {
		ObservedApplications.withSlo("match: { name: %s }, availability: 99%%".formatted(name), MovedClock.class)
			.run((context) -> {
				later(Duration.ofHours(1), context);
				ObservedApplications.observation(context, "checkout").start().stop();
				later(Duration.ofMinutes(9), context);
				assertThat(output).doesNotContain(NOTHING);
				later(Duration.ofMinutes(1), context);
				later(Duration.ofMinutes(10), context);
			});
		assertThat(output).containsOnlyOnce(NOTHING + text);
	}

	@Test
	void saysNothingOfAPropertyThatIsSet(CapturedOutput output) {
		ObservedApplications.withSlo("match: { name: spring.kafka.listener }, availability: 99%", MovedClock.class)
			.withPropertyValues("spring.kafka.listener.observation-enabled=true")
			.run((context) -> {
				ObservedApplications.observation(context, "checkout").start().stop();
				later(Duration.ofMinutes(10), context);
			});
		assertThat(output).containsOnlyOnce(NOTHING + "'spring.kafka.listener'")
			.doesNotContain("spring.kafka.listener is observed with");
	}

	@ParameterizedTest
	@ValueSource(strings = { "match: { name: spring.batch.job }, availability: 99%",
			"match: { name: spring.batch.step }, availability: 99%",
			"match: { name: tasks.scheduled.execution }, availability: 99%",
			"match: { name: import }, availability: 99%, freshness: 25h" })
	void saysNothingOfJobs(String slo, CapturedOutput output) {
		ObservedApplications.withSlo(slo, MovedClock.class).run((context) -> {
			ObservedApplications.observation(context, "checkout").start().stop();
			later(Duration.ofMinutes(20), context);
		});
		assertThat(output).doesNotContain("has counted nothing");
	}

	private static void later(Duration time, ApplicationContext context) {
		context.getBean(MovedClock.class).later(time, context);
	}

	@Configuration(proxyBeanMethods = false)
	static class Refusing {

		@Bean
		ObservationPredicate refusing() {
			return (name, context) -> !"import".equals(name);
		}

	}

}
