package dev.monitored.operation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.error.ApiError;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.error.ErrorCode;
import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.http.error.RequestAddress;
import dev.monitored.operation.AskedBeans.Argument;
import dev.monitored.operation.AskedBeans.Asked;
import dev.monitored.operation.AskedBeans.LookingResolver;
import dev.monitored.operation.AskedBeans.Lookup;
import dev.monitored.operation.AskedBeans.Orders;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.OutcomeClassifier;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for code of the application that is asked about a call, and makes calls itself.
 */
class RecursiveDecisionTests {

	private final ApplicationContextRunner runner = MonitoredContext
		.runner(Orders.class, Lookup.class, Asked.class, Recorder.class)
		.withPropertyValues("monitored.operation.tag-keys=region");

	static Stream<Arguments> lookups() {
		return Stream.of(lookup("find", (bean) -> bean.find("a")), lookup("later", (bean) -> bean.later("a")),
				lookup("later", (bean) -> bean.later("a").join()), lookup("mono", (bean) -> bean.mono("a").block()),
				lookup("mono", (bean) -> bean.mono("a").subscribe()),
				lookup("flux", (bean) -> bean.flux("a").blockLast()), lookup("resolved", (bean) -> bean.resolved("a")),
				lookup("text", (bean) -> bean.text(new Argument(bean))),
				lookup("expression", (bean) -> bean.expression(new Argument(bean))));
	}

	private static Arguments lookup(String method, Consumer<Lookup> action) {
		return Arguments.of(method, action);
	}

	@ParameterizedTest
	@MethodSource("lookups")
	void asksNothingAboutTheCallsOfAClassifier(String method, Consumer<Lookup> action) {
		asked(action, (bean) -> {
		}, (context) -> {
			context.getBean(Orders.class).place("order");
			assertThat(calls(context, "Orders.place", "error")).isEqualTo(1);
			await(context, "Lookup." + method, 1);
			assertThat(AskedBeans.questions).hasValue(1);
		});
	}

	@ParameterizedTest
	@MethodSource("lookups")
	void asksNothingAboutTheCallsOfAValueResolver(String method, Consumer<Lookup> action) {
		asked((bean) -> {
		}, action, (context) -> {
			context.getBean(Orders.class).resolved("order");
			assertThat(calls(context, "Orders.resolved", "error")).isEqualTo(1);
			await(context, "Lookup." + method, 1);
			assertThat(AskedBeans.questions).hasValue(2);
			assertThat(Scrape.of(context)
				.value("operation_duration_seconds_count", "operation", "Orders.resolved", "status", "error", "region",
						"order"))
				.isEqualTo(1);
		});
	}

	@Test
	void asksNothingAboutTheCallsOfATextOrAnExpression() {
		asked((bean) -> {
		}, (bean) -> {
		}, (context) -> {
			Lookup bean = context.getBean(Lookup.class);
			bean.text(new Argument(bean));
			bean.expression(new Argument(bean));
			assertThat(calls(context, "Lookup.text", "error")).isEqualTo(1);
			assertThat(calls(context, "Lookup.expression", "error")).isEqualTo(1);
			assertThat(calls(context, "Lookup.find", "success")).isEqualTo(2);
			assertThat(AskedBeans.questions).hasValue(2);
		});
	}

	@ParameterizedTest
	@MethodSource("values")
	void readsArgumentsThatAreNotOfTheApplication(Object value) {
		asked((bean) -> bean.text(value), (bean) -> {
		}, (context) -> {
			context.getBean(Orders.class).place("order");
			assertThat(Scrape.of(context)
				.value("operation_duration_seconds_count", "operation", "Lookup.text", "status", "success", "region",
						value.toString()))
				.isEqualTo(1);
		});
	}

	static Stream<Object> values() {
		return Stream.of("eu", 42, 7L, 'c', true, new BigDecimal("1.5"), UUID.randomUUID(), Locale.GERMANY,
				TimeUnit.DAYS, LocalDate.EPOCH, new StringBuilder("built"));
	}

	@Test
	void readsEnumsOfTheApplicationThatHaveNoTextOfTheirOwn() {
		asked((bean) -> {
			bean.size(AskedBeans.Size.LARGE);
			bean.spoken(AskedBeans.Spoken.LOUD);
		}, (bean) -> {
		}, (context) -> {
			context.getBean(Orders.class).place("order");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "Lookup.size", "status", "success",
					"region", "LARGE"))
				.isEqualTo(1);
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "Lookup.spoken", "status",
					"success", "region", "_unknown"))
				.isEqualTo(1);
		});
	}

	@Test
	void cutsARecursionOfTwoThatAskEachOther() {
		asked((bean) -> bean.resolved("a"), (bean) -> bean.resolved("b"), (context) -> {
			context.getBean(Orders.class).place("order");
			context.getBean(Orders.class).resolved("order");
			await(context, "Lookup.resolved", 3);
			assertThat(calls(context, "Orders.place", "error")).isEqualTo(1);
			assertThat(calls(context, "Orders.resolved", "error")).isEqualTo(1);
		});
	}

	@Test
	void asksNothingAboutTheCallsThatCodeRecordsByHand() {
		asked((bean) -> bean.byHand(), (bean) -> {
		}, (context) -> {
			context.getBean(Orders.class).place("order");
			await(context, "by-hand", 1);
			assertThat(AskedBeans.questions).hasValue(1);
		});
	}

	@Test
	void asksNothingAboutTheErrorsOfAnErrorCodeResolver() {
		asked((bean) -> bean.find("a"), (bean) -> {
		}, (context) -> {
			ApiErrorCounter errors = new ApiErrorCounter(context.getBeanProvider(ErrorCodeResolver.class),
					context.getBean(LabelGuard.class), context.getBean(DeferredMeters.class));
			errors.afterSingletonsInstantiated();
			context.getBean(Asked.class).errors = (error) -> {
				errors.add(error, new RequestAddress("/", null));
				context.getBean(Lookup.class).find("code");
			};
			errors.add(new ApiError(404, "/orders", null, null), new RequestAddress("/", null));
			assertThat(AskedBeans.questions).hasValue(1);
			assertThat(calls(context, "Lookup.find", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).value("api_errors_total", "error_code", "asked")).isEqualTo(1);
			assertThat(Scrape.of(context).value("api_errors_total", "error_code", "404")).isEqualTo(1);
		});
	}

	@Test
	void asksAgainAfterAClassifierHasThrown() {
		asked((bean) -> {
			if (AskedBeans.questions.get() == 1) {
				throw new StackOverflowError();
			}
		}, (bean) -> {
		}, (context) -> {
			assertThat(context.getBean(Orders.class).place("order")).isEqualTo("order");
			assertThat(context.getBean(Orders.class).place("order")).isEqualTo("order");
			assertThat(calls(context, "Orders.place", "success")).isEqualTo(1);
			assertThat(calls(context, "Orders.place", "error")).isEqualTo(1);
			await(context, "Orders.place", 2);
		});
	}

	private void asked(Consumer<Lookup> classifier, Consumer<Lookup> resolver, Consumer<ApplicationContext> test) {
		this.runner.run((context) -> {
			AskedBeans.questions.set(0);
			context.getBean(Asked.class).classifier = classifier;
			context.getBean(Asked.class).resolver = resolver;
			test.accept(context);
		});
	}

	private static double calls(ApplicationContext context, String operation, String status) {
		return Scrape.of(context)
			.find("operation_duration_seconds_count", "operation", operation, "status", status)
			.stream()
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	private static void await(ApplicationContext context, String operation, int calls) {
		Patience.await().untilAsserted(() -> {
			assertThat(Scrape.of(context).value("operation_active", "operation", operation)).isZero();
			assertThat(calls(context, operation, "success") + calls(context, operation, "error")).isEqualTo(calls);
		});
		Patience.await()
			.during(Duration.ofMillis(100))
			.untilAsserted(() -> assertThat(calls(context, operation, "success") + calls(context, operation, "error"))
				.isEqualTo(calls));
	}

	@Configuration(proxyBeanMethods = false)
	static class Recorder {

		@Bean
		LookingResolver resolver(Asked asked, ObjectProvider<Lookup> lookup) {
			return new LookingResolver(asked, lookup);
		}

		@Bean
		ErrorCodeResolver errorCodes(Asked asked) {
			return (error) -> {
				AskedBeans.questions.incrementAndGet();
				asked.errors.accept(error);
				return new ErrorCode("kind", "asked");
			};
		}

		@Bean
		OutcomeClassifier classifier(Asked asked, ObjectProvider<Lookup> lookup) {
			return (value) -> {
				AskedBeans.questions.incrementAndGet();
				asked.classifier.accept(lookup.getObject());
				return Outcome.error("asked");
			};
		}

	}

}
