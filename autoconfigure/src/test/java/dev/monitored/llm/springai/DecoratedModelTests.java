package dev.monitored.llm.springai;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for models of the application that are decorated.
 */
class DecoratedModelTests {

	private static final Prompt PROMPT = new Prompt("Hello");

	@Test
	void aModelThatAsksAnotherOneIsForgotten() {
		application(Router.class).run((context) -> {
			context.getBean(ChatModel.class).call(PROMPT);
			assertCalls(Scrape.of(context), "blocking", "fast", 1);
			context.getBean(ChatModel.class).stream(PROMPT).blockLast();
			assertCalls(Scrape.of(context), "streaming", "fast", 1);
		});
	}

	@Test
	void aModelThatAsksTwiceIsForgottenAndBothCallsCount() {
		application(Router.class).run((context) -> {
			context.getBean("twice", ChatModel.class).call(PROMPT);
			assertCalls(Scrape.of(context), "blocking", "fast", 2);
		});
	}

	@Test
	void aSubscriberThatIsNoneIsRefusedAndCountsNothing() {
		application(Router.class).run((context) -> {
			Flux<ChatResponse> answer = context.getBean("fast", ChatModel.class).stream(PROMPT);
			assertThatNullPointerException().isThrownBy(() -> answer.subscribe((Subscriber<ChatResponse>) nothing()));
			assertThatNullPointerException().isThrownBy(() -> answer.subscribe(nothing()));
			assertThat(sum(Scrape.of(context), "llm_latency_seconds_count")).isZero();
			assertThat(sum(Scrape.of(context), "llm_active")).isZero();
		});
	}

	@Test
	void aModelWithAScopeOfItsOwnCountsOnce() {
		application(Scoped.class).run((context) -> {
			context.getBean(ChatModel.class).call(PROMPT);
			assertCalls(Scrape.of(context), "blocking", "fast", 1);
		});
	}

	@Test
	void methodsForTextsThatTheModelHasItselfStayItsOwn() {
		application(Texts.class).run((context) -> {
			ChatModel model = context.getBean(ChatModel.class);
			Message message = new UserMessage("Hello");
			assertThat(model.call("Hello")).isEqualTo("own call of a text");
			assertThat(model.call(message)).isEqualTo("own call of messages");
			assertThat(model.stream("Hello").blockLast()).isEqualTo("own stream of a text");
			assertThat(model.stream(message).blockLast()).isEqualTo("own stream of messages");
			assertThat(model.stream(PROMPT)).as("as its model answers").isNull();
		});
	}

	@Test
	void methodsForTextsThatTheModelDoesNotHaveAreMeasured() {
		application(Router.class).run((context) -> {
			ChatModel model = context.getBean("fast", ChatModel.class);
			assertThat(model.call("Hello")).isEmpty();
			assertCalls(Scrape.of(context), "blocking", "fast", 1);
			assertThat(model.stream("Hello").collectList().block()).containsExactly("");
			assertCalls(Scrape.of(context), "streaming", "fast", 1);
		});
	}

	@SuppressWarnings("NullAway")
	private static CoreSubscriber<ChatResponse> nothing() {
		return null;
	}

	private static ApplicationContextRunner application(Class<?> models) {
		return MonitoredContext.runner(models)
			.withConfiguration(AutoConfigurations.of(SpringAiAutoConfiguration.class))
			.withPropertyValues("monitored.llm.spring-ai.decorate-models=true");
	}

	private static void assertCalls(Scrape scrape, String mode, String model, int calls) {
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", mode)).isEqualTo(calls);
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", mode, "model", model)).isEqualTo(calls);
		assertThat(sum(scrape, "llm_active")).isZero();
	}

	private static double sum(Scrape scrape, String name, String... labels) {
		return scrape.find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	@Configuration(proxyBeanMethods = false)
	static class Router {

		@Bean
		ChatModel fast() {
			return new Fast();
		}

		@Bean
		@Primary
		ChatModel router(@Qualifier("fast") ChatModel fast) {
			return new Asking(fast, 1);
		}

		@Bean
		ChatModel twice(@Qualifier("fast") ChatModel fast) {
			return new Asking(fast, 2);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		static CustomScopeConfigurer scopes() {
			CustomScopeConfigurer scopes = new CustomScopeConfigurer();
			scopes.addScope("thread", new SimpleThreadScope());
			return scopes;
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Fast scoped() {
			return new Fast();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Texts {

		@Bean
		ChatModel texts() {
			return new OwnTexts();
		}

	}

	static class Fast implements ChatModel {

		@Override
		public ChatOptions getOptions() {
			return ChatOptions.builder().model("fast").build();
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of());
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(new ChatResponse(List.of())));
		}

	}

	record Asking(ChatModel model, int times) implements ChatModel {

		@Override
		public ChatOptions getOptions() {
			return ChatOptions.builder().model("asking").build();
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			ChatResponse answer = this.model.call(prompt);
			return (this.times > 1) ? this.model.call(prompt) : answer;
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.model.stream(prompt);
		}

	}

	static class OwnTexts implements ChatModel {

		@Override
		public String call(String message) {
			return "own call of a text";
		}

		@Override
		public String call(Message... messages) {
			return "own call of messages";
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of());
		}

		@Override
		@SuppressWarnings("NullAway")
		public Flux<ChatResponse> stream(Prompt prompt) {
			return null;
		}

		@Override
		public Flux<String> stream(String message) {
			return Flux.just("own stream of a text");
		}

		@Override
		public Flux<String> stream(Message... messages) {
			return Flux.just("own stream of messages");
		}

	}

}
