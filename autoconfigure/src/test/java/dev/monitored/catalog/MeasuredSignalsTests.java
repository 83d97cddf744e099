package dev.monitored.catalog;

import java.time.Duration;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import dev.monitored.MonitoredContext;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.llm.langchain4j.LangChain4jAutoConfiguration;
import dev.monitored.llm.springai.SpringAiAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MeasuredSignals}: what an application has decides which signals are
 * measured.
 */
@ExtendWith(OutputCaptureExtension.class)
class MeasuredSignalsTests {

	private static final String UNMEASURED = "monitored.slo.definitions.some is about %s calls, which nothing in this application measures";

	private static final String[] SLO = { "monitored.slo.definitions.some.signal=http-client",
			"monitored.slo.definitions.some.availability=99%" };

	private static final String UNPROVEN = "monitored.slo.definitions.some has counted nothing: no http-client call was measured in the first ten minutes, if there was one; a client that code builds counts if it has the ObservationRegistry";

	@ParameterizedTest
	@MethodSource("unmeasured")
	void warnsWhereNothingMeasures(String signal, ApplicationContextRunner application, CapturedOutput output) {
		run(signal, application);
		assertThat(output).containsOnlyOnce(UNMEASURED.formatted(signal));
	}

	static Stream<Arguments> unmeasured() {
		return Stream.of(Arguments.of("operation", application()), Arguments.of("http-server", application()),
				Arguments.of("http-client", application()), Arguments.of("db", application()),
				Arguments.of("db", with(DataSource.class).withPropertyValues("monitored.db.ignored=bean")),
				Arguments.of("db", with(ConnectionFactory.class).withPropertyValues("monitored.db.ignored=bean")),
				Arguments.of("llm", application()), Arguments.of("llm-ttft", with(EmbeddingModel.class)),
				Arguments.of("llm-ttft", with(dev.langchain4j.model.chat.ChatModel.class)),
				Arguments.of("llm-ttft", with(org.springframework.ai.embedding.EmbeddingModel.class)));
	}

	@ParameterizedTest
	@MethodSource("measured")
	void saysNothingWhereSomethingMeasures(String signal, ApplicationContextRunner application, CapturedOutput output) {
		run(signal, application);
		assertThat(output).doesNotContain("which nothing in this application measures");
	}

	static Stream<Arguments> measured() {
		return Stream.of(Arguments.of("http-client", with(RestClient.class)),
				Arguments.of("http-client", with(RestClient.Builder.class)),
				Arguments.of("http-client", with(RestTemplate.class)),
				Arguments.of("http-client", with(RestTemplateBuilder.class)),
				Arguments.of("http-client", with(WebClient.class)),
				Arguments.of("http-client", with(WebClient.Builder.class)),
				Arguments.of("db", with(DataSource.class).withPropertyValues("monitored.db.ignored=other")),
				Arguments.of("db", with(ConnectionFactory.class)), Arguments.of("llm", with(EmbeddingModel.class)),
				Arguments.of("llm", with(dev.langchain4j.model.chat.ChatModel.class)),
				Arguments.of("llm-ttft", with(StreamingChatModel.class)),
				Arguments.of("llm-ttft", with(ChatModel.class)));
	}

	@Test
	void saysOnceThatNoClientWasMeasuredInTenMinutes(CapturedOutput output) {
		with(RestClient.Builder.class).withPropertyValues(SLO).run((context) -> {
			context.getBean(MovedClock.class).later(Duration.ofMinutes(9), context);
			assertThat(output).doesNotContain("has counted nothing");
			context.getBean(MovedClock.class).later(Duration.ofMinutes(1), context);
			context.getBean(MovedClock.class).later(Duration.ofMinutes(1), context);
		});
		assertThat(output).containsOnlyOnce(UNPROVEN);
	}

	@Test
	void saysNothingOfAClientThatWasMeasured(CapturedOutput output) {
		with(RestClient.Builder.class).withPropertyValues(SLO).run((context) -> {
			context.getBean(SloCatalog.class).signals().calls(HttpSignals.CLIENT).report();
			context.getBean(MovedClock.class).later(Duration.ofMinutes(9), context);
			context.getBean(MovedClock.class).later(Duration.ofMinutes(9), context);
		});
		assertThat(output).doesNotContain(UNPROVEN);
	}

	@Test
	void saysOnceThatNoRequestWasMeasuredInTenMinutesIfNoFilterObserves(CapturedOutput output) {
		new WebApplicationContextRunner().withUserConfiguration(MovedClock.class)
			.withConfiguration(MonitoredContext.configuration())
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
			.withPropertyValues("monitored.slo.definitions.some.signal=http-server",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> {
				context.getBean(MovedClock.class).later(Duration.ofMinutes(10), context);
				context.getBean(MovedClock.class).later(Duration.ofMinutes(1), context);
			});
		assertThat(output)
			.containsOnlyOnce("monitored.slo.definitions.some has counted nothing: no http-server call was measured in "
					+ "the first ten minutes, if there was one" + System.lineSeparator());
	}

	private static void run(String signal, ApplicationContextRunner application) {
		application
			.withPropertyValues("monitored.slo.definitions.some.signal=" + signal,
					signal.equals("llm-ttft") ? "monitored.slo.definitions.some.latency=p95 < 1s"
							: "monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(MovedClock.class)
			.withConfiguration(
					AutoConfigurations.of(LangChain4jAutoConfiguration.class, SpringAiAutoConfiguration.class));
	}

	private static <T> ApplicationContextRunner with(Class<T> type) {
		return application().withBean("bean", type, () -> Mockito.mock(type),
				(definition) -> definition.setLazyInit(true));
	}

}
