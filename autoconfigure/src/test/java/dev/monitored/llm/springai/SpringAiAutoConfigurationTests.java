package dev.monitored.llm.springai;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.ai.anthropic.http.okhttp.AnthropicHttpClientBuilderCustomizer;
import org.springframework.ai.chat.client.ChatClientBuilderCustomizer;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.springai.observation.ChatCallHandler;
import dev.monitored.llm.springai.stream.MeasuredChatModel;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpringAiAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringAiAutoConfigurationTests {

	private static OpenAiServer server;

	@BeforeAll
	static void startServer() throws IOException {
		server = new OpenAiServer();
		server.answer(OpenAiAnswer.text("Hello"));
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@Test
	void everySeriesExistsFromStartUpOn() {
		SpringAiApplications.runner(server).run((context) -> {
			Scrape scrape = Scrape.of(context);
			for (String mode : Arrays.asList("streaming", "blocking")) {
				assertThat(SpringAiApplications.calls(scrape, mode, "success")).isZero();
				assertThat(SpringAiApplications.calls(scrape, mode, "error")).isZero();
			}
			assertThat(scrape.has("llm_latency_seconds_count", "model", "embed-test")).isTrue();
			assertThat(scrape.value("llm_http_attempts_total", "provider", "openai", "status", "429", "retry", "true"))
				.isZero();
		});
	}

	@Test
	void aModelThatDoesNotExistYetIsMeasured(CapturedOutput output) {
		SpringAiApplications.runner(server, LazyModel.class)
			.withPropertyValues("monitored.slo.definitions.answers.signal=llm",
					"monitored.slo.definitions.answers.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("which nothing in this application measures");
	}

	@Test
	void modelsKeepTheirTypeUnlessTheyAreDecorated() {
		SpringAiApplications.runner(server).run((context) -> assertThat(context).hasSingleBean(OpenAiChatModel.class));
		SpringAiApplications.runner(server)
			.withPropertyValues("monitored.llm.spring-ai.decorate-models=true")
			.run((context) -> {
				assertThat(context).getBean(ChatModel.class).isInstanceOf(MeasuredChatModel.class);
				assertThat(context.getBean(ChatModel.class).getOptions().getModel()).isEqualTo("gpt-test");
				assertThat(context).doesNotHaveBean(OpenAiChatModel.class);
			});
	}

	@Test
	void createsNoLazyModel() {
		SpringAiApplications.runner(server, LazyModel.class)
			.run((context) -> assertThat(context.getBean(LazyModel.class).created).isFalse());
	}

	@Test
	void isOffWhereItIsNotWanted() {
		for (String property : Arrays.asList("monitored.llm.enabled", "monitored.llm.spring-ai.enabled")) {
			SpringAiApplications.runner(server)
				.withPropertyValues(property + "=false", "monitored.llm.spring-ai.decorate-models=true")
				.run((context) -> {
					assertThat(context).doesNotHaveBean(SpringAiAutoConfiguration.class);
					assertThat(context).hasSingleBean(OpenAiChatModel.class);
					assertThat(context.getBean(ChatModel.class).call("Hello")).isEqualTo("Hello");
					assertThat(Scrape.of(context).has("llm_latency_seconds_count")).isFalse();
				});
		}
	}

	@Test
	void recordsNothingInTheApplicationsOwnCalls() {
		SpringAiApplications.runner(server, OwnCalls.class).run((context) -> {
			assertThat(context.getBean(ChatModel.class).call("Hello")).isEqualTo("Hello");
			assertThat(Scrape.of(context).has("llm_latency_seconds_count")).isFalse();
		});
	}

	@Test
	void modelsThatAreNotObservedAreMeasuredOnlyIfTheyAreDecorated() {
		for (boolean decorated : new boolean[] { true, false }) {
			SpringAiApplications.runner(server, UnobservedModel.class)
				.withPropertyValues("spring.ai.model.chat=none", "monitored.llm.spring-ai.decorate-models=" + decorated)
				.run((context) -> {
					assertThat(context.getBean(ChatModel.class).call(new Prompt("Hello")).getResults()).isEmpty();
					assertThat(Scrape.of(context).has("llm_latency_seconds_count", "provider", "_unknown"))
						.isEqualTo(decorated);
				});
		}
	}

	@Test
	void worksWithoutSpringAi() {
		withoutPackage("org.springframework.ai")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SpringAiAutoConfiguration.class));
	}

	@Test
	void worksWithoutChatClient() {
		withoutPackage("org.springframework.ai.chat.client").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(ChatCallHandler.class);
			assertThat(context.containsBean("monitoredChatClientBuilderCustomizer")).isFalse();
		});
	}

	@Test
	void worksWithoutOpenAi() {
		withoutPackage("org.springframework.ai.openai").run((context) -> {
			assertAlive(context);
			assertThat(context.containsBean("monitoredOpenAiHttpClientBuilderCustomizer")).isFalse();
			assertThat(context).hasSingleBean(AnthropicHttpClientBuilderCustomizer.class);
		});
	}

	@Test
	void worksWithoutAnthropic() {
		withoutPackage("org.springframework.ai.anthropic").run((context) -> {
			assertAlive(context);
			assertThat(context.containsBean("monitoredAnthropicHttpClientBuilderCustomizer")).isFalse();
			assertThat(context).hasSingleBean(OpenAiHttpClientBuilderCustomizer.class);
		});
	}

	private static void assertAlive(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.hasSingleBean(ChatCallHandler.class)
			.hasSingleBean(ChatClientBuilderCustomizer.class);
	}

	private static org.springframework.boot.test.context.runner.ApplicationContextRunner withoutPackage(String name) {
		return MonitoredContext.runner()
			.withConfiguration(AutoConfigurations.of(SpringAiAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(name));
	}

	@Configuration(proxyBeanMethods = false)
	static class LazyModel {

		private boolean created;

		@Bean
		@Lazy
		ChatModel lazyModel() {
			this.created = true;
			return (prompt) -> new ChatResponse(java.util.List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnobservedModel {

		@Bean
		ChatModel unobservedModel() {
			return new ChatModel() {

				@Override
				public ChatResponse call(Prompt prompt) {
					return new ChatResponse(java.util.List.of());
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCalls {

		@Bean
		LlmCalls ownCalls() {
			return LlmCalls.noop();
		}

	}

}
