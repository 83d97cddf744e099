package dev.monitored.llm.springai;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.recording.LlmMeters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The {@link BinderContract} of calls that Spring AI makes.
 */
class SpringAiBinderContractTests extends BinderContract {

	private static OpenAiServer server;

	@BeforeAll
	static void startServer() throws IOException {
		server = new OpenAiServer();
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@Override
	protected ApplicationContextRunner application() {
		return SpringAiApplications.withoutTheirMetrics(server, WithoutTheirMetrics.class)
			.with(MonitoredContext.yaml("""
					monitored:
					  llm:
					    chunk-gap: true
					    prices: [ { model: "*", prompt: 1, completion: 2 } ]
					"""));
	}

	@Override
	protected void exercise(ApplicationContext context) {
		ChatClient client = context.getBean(ChatClient.Builder.class).build();
		server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("It is ", "sunny"));
		assertThat(client.prompt("Hello")
			.tools(new SpringAiToolTests.Weather(true))
			.stream()
			.content()
			.collectList()
			.block()).containsExactly("It is ", "sunny");
		assertThat(client.prompt("Hello").call().content()).isEqualTo("It is sunny");
		server.answer(OpenAiAnswer.text("a", "b", "c").endlessly("d"));
		assertThat(client.prompt("Hello").stream().content().take(2).collectList().block()).hasSize(2);
		server.answer(OpenAiAnswer.error(400, "invalid_value"));
		assertThatThrownBy(() -> context.getBean(ChatModel.class).call("Hello")).isNotNull();
		server.answer(OpenAiAnswer.embeddings(12));
		assertThat(context.getBean(EmbeddingModel.class).embed(List.of("a"))).hasSize(1);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		ObservationRegistry observations = context.getBean(ObservationRegistry.class);
		IntStream.range(0, values).forEach((number) -> {
			String result = ChatModelObservationDocumentation.CHAT_MODEL_OPERATION
				.observation(null, new DefaultChatModelObservationConvention(), () -> observed(number), observations)
				.observe(() -> "answered");
			assertThat(result).isEqualTo("answered");
			context.getBean(LlmCalls.class).startTool("tool" + number).close();
		});
	}

	private static ChatModelObservationContext observed(int number) {
		Prompt prompt = new Prompt("Hello", ChatOptions.builder().model("model" + number).build());
		return ChatModelObservationContext.builder().prompt(prompt).provider("provider" + number).build();
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return Arrays.stream(LlmMeters.values()).map(SpringAiBinderContractTests::declared).toList();
	}

	private static DeclaredMeter declared(LlmMeters meter) {
		return switch (meter) {
			case LATENCY, TTFT, CHUNK_GAP, TOOL ->
				DeclaredMeter.timer(meter.meterName(), meter.description(), meter.labels());
			case ACTIVE -> DeclaredMeter.inFlight(meter.meterName(), meter.description(), meter.labels());
			case OUTPUT_RATE -> new DeclaredMeter(meter.meterName(), "llm_output_rate_tokens_per_second",
					"llm_output_rate_tokens_per_second_count", meter.description(), Set.copyOf(meter.labels()), false);
			case COST -> new DeclaredMeter(meter.meterName(), "llm_cost_usd_total", "llm_cost_usd_total",
					meter.description(), Set.copyOf(meter.labels()), false);
			default -> DeclaredMeter.counter(meter.meterName(), meter.description(), meter.labels());
		};
	}

	/**
	 * Leaves out Micrometer's own handler, which lets observed code fail with a registry
	 * that throws.
	 */
	@Configuration(proxyBeanMethods = false)
	static class WithoutTheirMetrics {

		@Bean
		static BeanFactoryPostProcessor withoutTheirMetrics() {
			return (beanFactory) -> ((BeanDefinitionRegistry) beanFactory)
				.removeBeanDefinition("defaultMeterObservationHandler");
		}

	}

}
