package dev.monitored.business;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.aop.MeterTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.business.bean.DeclaredInterfaces;
import dev.monitored.business.shop.Goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for what is wrong with methods of meter interfaces, and how it is said.
 */
class WrongMeterTests {

	static Stream<Arguments> wrong() {
		return Stream.of(
				arguments(NoInterface.class, "@MeterInterface on NoInterface", null, "it is no interface",
						"Write an interface that has a method for each meter."),
				arguments(NoAnnotation.class, "@MeterInterface on NoAnnotation", "NoAnnotation.sold()",
						"the method has none of @CounterMeter, @GaugeMeter, @SummaryMeter and @TimerMeter",
						"Say what it is, or make it a default method."),
				arguments(TwoAnnotations.class, "@MeterInterface on TwoAnnotations", "TwoAnnotations.sold(long)",
						"the method has 2 of @CounterMeter, @GaugeMeter, @SummaryMeter and @TimerMeter",
						"Write a method for each meter."),
				arguments(Returning.class, "@CounterMeter on Returning.sold()", null, "the method returns int",
						"Let it return void."),
				arguments(CamelCase.class, "@CounterMeter on CamelCase.sold()", "ordersSold",
						"the name is not in lower case with dots", "Write orders.sold."),
				arguments(Underscores.class, "@CounterMeter on Underscores.sold()", "orders_sold",
						"the name is not in lower case with dots", "Write orders.sold."),
				arguments(Nameless.class, "@CounterMeter on Nameless.sold()", "",
						"the name is not in lower case with dots", "Write a name such as orders.completed."),
				arguments(GaugeTotal.class, "@GaugeMeter on GaugeTotal.active(Supplier)", "chats.total",
						"the name ends in 'total', which Prometheus gives to names itself", "Write chats."),
				arguments(CounterCreated.class, "@CounterMeter on CounterCreated.created()", "chats.created",
						"the name ends in 'created', which Prometheus gives to names itself", "Write chats."),
				arguments(TimerSeconds.class, "@TimerMeter on TimerSeconds.waited(Duration)", "wait.seconds",
						"the name ends in 'seconds', which Prometheus gives to names itself", "Write wait."),
				arguments(OwnName.class, "@CounterMeter on OwnName.sold()", "slo.orders",
						"Monitored itself has the meters that begin with 'slo.'",
						"Write a name that begins otherwise, such as shop.slo.orders."),
				arguments(SameName.class, "@CounterMeter on SameName.two()", "orders.sold",
						"@CounterMeter on SameName.one() has that name too", "Give one of them another name."),
				arguments(NoValue.class, "@SummaryMeter on NoValue.basket(Goal)", null, "it has no value",
						"Add a parameter without @MeterTag that is a number, such as BigDecimal."),
				arguments(TwoValues.class, "@SummaryMeter on TwoValues.basket(long, BigDecimal)", null,
						"it has 2 values, which are the parameters without @MeterTag",
						"Keep one, and put @MeterTag on those that are labels."),
				arguments(LabelAsValue.class, "@CounterMeter on LabelAsValue.sold(Goal)", null,
						"a dev.monitored.business.shop.Goal is no value, and the parameter has no @MeterTag",
						"Write a number, such as long, or put @MeterTag on it if it is a label."),
				arguments(TimerOfNumber.class, "@TimerMeter on TimerOfNumber.waited(long)", null,
						"a long is no value, and the parameter has no @MeterTag",
						"Write a Duration, or put @MeterTag on it if it is a label."),
				arguments(GaugeOfNumber.class, "@GaugeMeter on GaugeOfNumber.active(int)", null,
						"a int is no value, and the parameter has no @MeterTag",
						"Write a Supplier<Number>, or put @MeterTag on it if it is a label."),
				arguments(GaugeOfTexts.class, "@GaugeMeter on GaugeOfTexts.active(Supplier)", null,
						"a java.util.function.Supplier<java.lang.String> is no value, and the parameter has no @MeterTag",
						"Write a Supplier<Number>, or put @MeterTag on it if it is a label."),
				arguments(Unlimited.class, "@CounterMeter on Unlimited.sold(String)", "country",
						"the label has as many values as there are of String",
						"Write an enum, or limit it under monitored.guard.labels: - { meter: orders.sold, label: country, max-values: 20 }."),
				arguments(Reserved.class, "@CounterMeter on Reserved.sold(Goal)", "instance",
						"Prometheus or Monitored give a label of that name themselves",
						"Write another name than counter, endpoint, instance, job, le, namespace, pod, quantile, service."),
				arguments(Forbidden.class, "@CounterMeter on Forbidden.sold(String)", "userId",
						"it is not the name of a label",
						"Write lower-case letters, digits, dots and underscores, for example @MeterTag(\"channel\")."),
				arguments(ForbiddenKey.class, "@CounterMeter on ForbiddenKey.sold(boolean)", "user.id",
						"such a label has a value for each user, request or moment",
						"Take the label off, or off monitored.guard.forbidden-labels if its values are few."),
				arguments(NoKey.class, "@CounterMeter on NoKey.sold(Goal)", "", "it is not the name of a label",
						"Write lower-case letters, digits, dots and underscores, for example @MeterTag(\"channel\")."),
				arguments(LabelTwice.class, "@CounterMeter on LabelTwice.sold(Goal, Goal)", "goal_kind",
						"the label stands twice", "Write each label once."),
				arguments(Expression.class, "@CounterMeter on Expression.sold(Goal)", "goal",
						"the label has an expression or a resolver",
						"Let the parameter be the value itself, and its caller say it."),
				arguments(Combinations.class, "@CounterMeter on Combinations.sold(Letter, Letter, Letter)", null,
						"its labels have 1331 combinations, 1000 are allowed",
						"Write a meter for each label, or enums with fewer values."),
				arguments(WrongUnit.class, "@SummaryMeter on WrongUnit.basket(long)", "€",
						"it is not the name of a unit",
						"Write the unit in lower case and in the plural, such as euros."),
				arguments(WrongBuckets.class, "@SummaryMeter on WrongBuckets.basket(long)", "10, x",
						"'x' is not a number", "Write ascending numbers such as 10, 25, 50, 100."),
				arguments(Descending.class, "@SummaryMeter on Descending.basket(long)", "10, 5",
						"5 is not above the one before it", "Write ascending numbers such as 10, 25, 50, 100."),
				arguments(WrongQuantile.class, "@SummaryMeter on WrongQuantile.basket(long)", "0.5, 95",
						"a quantile is below 1", "Write ascending numbers between 0 and 1 such as 0.5, 0.95, 0.99."),
				arguments(BothOfThem.class, "@SummaryMeter on BothOfThem.basket(long)", "0.5",
						"it has quantiles and buckets",
						"Write buckets, of which Prometheus computes quantiles over all instances."),
				arguments(NoProfile.class, "@TimerMeter on NoProfile.waited(Duration)", "quick",
						"there is no bucket profile of that name",
						"Write one of db, fast, http, llm, medium, slow, ttft, or declare another one under monitored.buckets.profiles."));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void explainsWhatIsWrong(Class<?> type, String setting, String value, String reason, String remedy) {
		runner(type).run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
			.isEqualToNormalizingNewlines("""
					A setting of Monitored is invalid:

					    Setting: %s
					    Value: %s
					    Reason: %s
					Action: %s""".formatted(setting, (value != null) ? "\"" + value + "\"" : "(nothing)", reason,
					remedy)));
	}

	@Test
	void explainsItWhenTurnedOffToo() {
		runner(Unlimited.class).withPropertyValues("monitored.business.enabled=false")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("as many values as there are of String"));
	}

	@Test
	void takesATextThatTheSettingsLimit() {
		runner(Unlimited.class)
			.withPropertyValues("monitored.guard.labels[0].meter=orders.sold",
					"monitored.guard.labels[0].label=country", "monitored.guard.labels[0].max-values=3")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextRunner runner(Class<?> type) {
		return MonitoredContext.runner()
			.withInitializer((ConfigurableApplicationContext context) -> DeclaredInterfaces
				.add((GenericApplicationContext) context, type));
	}

	@MeterInterface
	static class NoInterface {

	}

	@MeterInterface
	interface NoAnnotation {

		void sold();

	}

	@MeterInterface
	interface TwoAnnotations {

		@CounterMeter("orders.sold")
		@SummaryMeter("orders.value")
		void sold(long value);

	}

	@MeterInterface
	interface Returning {

		@CounterMeter("orders.sold")
		int sold();

	}

	@MeterInterface
	interface CamelCase {

		@CounterMeter("ordersSold")
		void sold();

	}

	@MeterInterface
	interface Underscores {

		@CounterMeter("orders_sold")
		void sold();

	}

	@MeterInterface
	interface Nameless {

		@CounterMeter("")
		void sold();

	}

	@MeterInterface
	interface GaugeTotal {

		@GaugeMeter("chats.total")
		void active(Supplier<Number> count);

	}

	@MeterInterface
	interface CounterCreated {

		@CounterMeter("chats.created")
		void created();

	}

	@MeterInterface
	interface TimerSeconds {

		@TimerMeter("wait.seconds")
		void waited(Duration time);

	}

	@MeterInterface
	interface OwnName {

		@CounterMeter("slo.orders")
		void sold();

	}

	@MeterInterface
	interface SameName {

		@CounterMeter("orders.sold")
		void one();

		@CounterMeter("orders.sold")
		void two();

	}

	@MeterInterface
	interface NoValue {

		@SummaryMeter("basket")
		void basket(@MeterTag("goal") Goal goal);

	}

	@MeterInterface
	interface TwoValues {

		@SummaryMeter("basket")
		void basket(long items, BigDecimal value);

	}

	@MeterInterface
	interface LabelAsValue {

		@CounterMeter("orders.sold")
		void sold(Goal goal);

	}

	@MeterInterface
	interface TimerOfNumber {

		@TimerMeter("wait")
		void waited(long millis);

	}

	@MeterInterface
	interface GaugeOfNumber {

		@GaugeMeter("chats.active")
		void active(int count);

	}

	@MeterInterface
	interface GaugeOfTexts {

		@GaugeMeter("chats.active")
		void active(Supplier<String> count);

	}

	@MeterInterface
	interface Unlimited {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("country") String country);

	}

	@MeterInterface
	interface Reserved {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("instance") Goal goal);

	}

	@MeterInterface
	interface Forbidden {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("userId") String user);

	}

	@MeterInterface
	interface ForbiddenKey {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("user.id") boolean user);

	}

	@MeterInterface
	interface NoKey {

		@CounterMeter("orders.sold")
		void sold(@MeterTag Goal goal);

	}

	@MeterInterface
	interface LabelTwice {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("goal.kind") Goal one, @MeterTag("goal_kind") Goal two);

	}

	@MeterInterface
	interface Expression {

		@CounterMeter("orders.sold")
		void sold(@MeterTag(key = "goal", expression = "name()") Goal goal);

	}

	@MeterInterface
	interface Combinations {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("one") Letter one, @MeterTag("two") Letter two, @MeterTag("three") Letter three);

	}

	@MeterInterface
	interface WrongUnit {

		@SummaryMeter(value = "basket", unit = "€")
		void basket(long value);

	}

	@MeterInterface
	interface WrongBuckets {

		@SummaryMeter(value = "basket", buckets = "10, x")
		void basket(long value);

	}

	@MeterInterface
	interface Descending {

		@SummaryMeter(value = "basket", buckets = "10, 5")
		void basket(long value);

	}

	@MeterInterface
	interface WrongQuantile {

		@SummaryMeter(value = "basket", quantiles = "0.5, 95")
		void basket(long value);

	}

	@MeterInterface
	interface BothOfThem {

		@SummaryMeter(value = "basket", buckets = "10", quantiles = "0.5")
		void basket(long value);

	}

	@MeterInterface
	interface NoProfile {

		@TimerMeter(value = "wait", buckets = "quick")
		void waited(Duration time);

	}

	enum Letter {

		A, B, C, D, E, F, G, H, I, J, K

	}

}
