package dev.monitored.llm.springai;

import java.io.IOException;
import java.util.Objects;

import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.execution.DefaultToolExecutionExceptionProcessor;
import org.springframework.ai.tool.execution.ToolExecutionException;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for tools that Spring AI calls because a model asks for them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringAiToolTests {

	private OpenAiServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = new OpenAiServer();
	}

	@AfterEach
	void stopServer() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aRoundThroughATool(boolean streaming) {
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("Sunny"));
		SpringAiApplications.runner(this.server).run((context) -> {
			assertThat(ask(context, new Weather(false), streaming)).isEqualTo("Sunny");
			String mode = streaming ? "streaming" : "blocking";
			Patience.await("both calls", () -> SpringAiApplications.calls(Scrape.of(context), mode, "success") == 2);
			Scrape scrape = SpringAiApplications.scrapeWhenIdle(context);
			assertThat(scrape.value("llm_tool_seconds_count", "tool", "weather", "status", "success")).isOne();
			assertThat(scrape.value("llm_tool_seconds_count", "tool", "weather", "status", "error")).isZero();
			assertThat(SpringAiApplications.value(scrape, "llm_finish_total", "reason", "tool_calls")).isOne();
			assertThat(SpringAiApplications.value(scrape, "llm_finish_total", "reason", "stop")).isOne();
			assertThat(SpringAiApplications.value(scrape, "llm_tokens_used_total", "type", "prompt")).isEqualTo(200);
			assertThat(SpringAiApplications.value(scrape, "llm_ttft_seconds_count")).isEqualTo(streaming ? 2 : 0);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aToolThatFails(boolean streaming) {
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("No idea"));
		SpringAiApplications.runner(this.server).run((context) -> {
			assertThat(ask(context, new Weather(true), streaming)).isEqualTo("No idea");
			Scrape scrape = SpringAiApplications.scrapeWhenIdle(context);
			assertThat(scrape.value("llm_tool_seconds_count", "tool", "weather", "status", "error")).isOne();
			assertThat(scrape.value("llm_tool_seconds_count", "tool", "weather", "status", "success")).isZero();
			assertThat(scrape.values("spring_ai_tool_seconds_count", "error")).containsExactly("none");
		});
	}

	@Test
	void whoeverHandlesFailuresKeepsItsType() {
		SpringAiApplications.runner(this.server)
			.run((context) -> assertThat(context).hasSingleBean(DefaultToolExecutionExceptionProcessor.class));
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("No idea"));
		SpringAiApplications.runner(this.server, OwnProcessors.class).run((context) -> {
			assertThat(context.getBean(FinalProcessor.class)).isExactlyInstanceOf(FinalProcessor.class);
			assertThat(ask(context, new Weather(true), false)).isEqualTo("No idea");
			assertThat(Scrape.of(context).value("llm_tool_seconds_count", "status", "success"))
				.as("a final class is left alone")
				.isOne();
		});
	}

	@Test
	void aFunctionThatHandlesFailuresIsSeen() {
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("No idea"));
		SpringAiApplications.runner(this.server, OwnFunction.class).run((context) -> {
			assertThat(ask(context, new Weather(true), false)).isEqualTo("No idea");
			assertThat(Scrape.of(context).value("llm_tool_seconds_count", "status", "error")).isOne();
		});
	}

	@Test
	void aHandlerWithAFinalMethodIsLeftAlone(CapturedOutput output) {
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("No idea"));
		SpringAiApplications.runner(this.server, FinalMethod.class).run((context) -> {
			assertThat(context.getBean(FinalMethodProcessor.class).answer()).isEqualTo("failed");
			assertThat(ask(context, new Weather(true), false)).isEqualTo("No idea");
			assertThat(Scrape.of(context).value("llm_tool_seconds_count", "status", "success")).isOne();
			assertThat(output).contains("Failures of tools that the bean 'finalMethodProcessor' handles")
				.contains("the method answer of", "is final. Declare the bean as ToolExecutionExceptionProcessor");
		});
	}

	@Test
	void aHandlerThatIsAProxyAlreadyIsSeen() {
		this.server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("No idea"));
		SpringAiApplications.runner(this.server, ProxiedFunction.class).run((context) -> {
			assertThat(ask(context, new Weather(true), false)).isEqualTo("No idea");
			assertThat(Scrape.of(context).value("llm_tool_seconds_count", "status", "error")).isOne();
		});
	}

	@Test
	void toolsThatAreBeansAreKnownFromStartUpOn() {
		MonitoredContext.runner(Tools.class)
			.withConfiguration(AutoConfigurations.of(SpringAiAutoConfiguration.class))
			.run((context) -> assertThat(Scrape.of(context).values("llm_tool_seconds_count", "tool"))
				.as("without those that are lazy or of a network")
				.containsExactly("single", "weather"));
	}

	private static @Nullable String ask(ApplicationContext context, Object tools, boolean streaming) {
		ChatClient.ChatClientRequestSpec request = context.getBean(ChatClient.Builder.class)
			.build()
			.prompt("What is the weather?")
			.tools(tools);
		return streaming ? String.join("", Objects.requireNonNull(request.stream().content().collectList().block()))
				: request.call().content();
	}

	record Weather(boolean fails) {

		@Tool(description = "The weather")
		String weather() {
			if (this.fails) {
				throw new IllegalStateException("No weather today");
			}
			return "sunny";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProcessors {

		@Bean
		FinalProcessor finalProcessor() {
			return new FinalProcessor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFunction {

		@Bean
		ToolExecutionExceptionProcessor function() {
			return (failure) -> "failed";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FinalMethod {

		@Bean
		FinalMethodProcessor finalMethodProcessor() {
			return new FinalMethodProcessor("failed");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ProxiedFunction {

		@Bean
		ToolExecutionExceptionProcessor function() {
			ProxyFactory factory = new ProxyFactory(ToolExecutionExceptionProcessor.class,
					(MethodInterceptor) (invocation) -> "failed");
			return (ToolExecutionExceptionProcessor) factory.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tools {

		@Bean
		ToolCallback single() {
			return tool("single");
		}

		@Bean
		ToolCallbackProvider weather() {
			return MethodToolCallbackProvider.builder().toolObjects(new Weather(false)).build();
		}

		@Bean
		@Lazy
		ToolCallback lazy() {
			return tool("lazy");
		}

		@Bean
		ToolCallbackProvider remote() {
			return () -> new ToolCallback[] { tool("remote") };
		}

		private static ToolCallback tool(String name) {
			return FunctionToolCallback.builder(name, () -> "sunny").description(name).inputType(Void.class).build();
		}

	}

	static class FinalMethodProcessor implements ToolExecutionExceptionProcessor {

		private final String answer;

		FinalMethodProcessor(String answer) {
			this.answer = answer;
		}

		final String answer() {
			return this.answer;
		}

		@Override
		public String process(ToolExecutionException exception) {
			return answer();
		}

	}

	static final class FinalProcessor implements ToolExecutionExceptionProcessor {

		@Override
		public String process(ToolExecutionException exception) {
			return "failed";
		}

	}

}
