package dev.monitored.business;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.micrometer.core.aop.MeterTag;

import dev.monitored.business.shop.Goal;

/**
 * Methods of meter interfaces that make no sense.
 */
final class WrongMethods {

	private WrongMethods() {
	}

	@Explained(setting = "@MeterInterface on NoInterface", reason = "it is no interface",
			remedy = "Write an interface that has a method for each meter.")
	@MeterInterface
	static class NoInterface {

	}

	@Explained(setting = "@MeterInterface on NoAnnotation", value = "NoAnnotation.sold()",
			reason = "the method has none of @CounterMeter, @GaugeMeter, @SummaryMeter and @TimerMeter",
			remedy = "Say what it is, or make it a default method.")
	@MeterInterface
	interface NoAnnotation {

		void sold();

	}

	@Explained(setting = "@MeterInterface on TwoAnnotations", value = "TwoAnnotations.sold(long)",
			reason = "the method has 2 of @CounterMeter, @GaugeMeter, @SummaryMeter and @TimerMeter",
			remedy = "Write a method for each meter.")
	@MeterInterface
	interface TwoAnnotations {

		@CounterMeter("orders.sold")
		@SummaryMeter("orders.value")
		void sold(long value);

	}

	@Explained(setting = "@CounterMeter on Returning.sold()", reason = "the method returns int",
			remedy = "Let it return void.")
	@MeterInterface
	interface Returning {

		@CounterMeter("orders.sold")
		int sold();

	}

	@Explained(setting = "@SummaryMeter on NoValue.basket(Goal)", reason = "it has no value",
			remedy = "Add a parameter without @MeterTag that is a number, such as BigDecimal.")
	@MeterInterface
	interface NoValue {

		@SummaryMeter("basket")
		void basket(@MeterTag("goal") Goal goal);

	}

	@Explained(setting = "@SummaryMeter on TwoValues.basket(long, BigDecimal)",
			reason = "it has 2 values, which are the parameters without @MeterTag",
			remedy = "Keep one, and put @MeterTag on those that are labels.")
	@MeterInterface
	interface TwoValues {

		@SummaryMeter("basket")
		void basket(long items, BigDecimal value);

	}

	@Explained(setting = "@CounterMeter on LabelAsValue.sold(Goal)",
			reason = "a dev.monitored.business.shop.Goal is no value, and the parameter has no @MeterTag",
			remedy = "Write a number, such as long, or put @MeterTag on it if it is a label.")
	@MeterInterface
	interface LabelAsValue {

		@CounterMeter("orders.sold")
		void sold(Goal goal);

	}

	@Explained(setting = "@TimerMeter on TimerOfNumber.waited(long)",
			reason = "a long is no value, and the parameter has no @MeterTag",
			remedy = "Write a Duration, or put @MeterTag on it if it is a label.")
	@MeterInterface
	interface TimerOfNumber {

		@TimerMeter("wait")
		void waited(long millis);

	}

	@Explained(setting = "@GaugeMeter on GaugeOfNumber.active(int)",
			reason = "a int is no value, and the parameter has no @MeterTag",
			remedy = "Write a Supplier<Number>, or put @MeterTag on it if it is a label.")
	@MeterInterface
	interface GaugeOfNumber {

		@GaugeMeter("chats.active")
		void active(int count);

	}

	@Explained(setting = "@GaugeMeter on GaugeOfTexts.active(Supplier)",
			reason = "a java.util.function.Supplier<java.lang.String> is no value, and the parameter has no @MeterTag",
			remedy = "Write a Supplier<Number>, or put @MeterTag on it if it is a label.")
	@MeterInterface
	interface GaugeOfTexts {

		@GaugeMeter("chats.active")
		void active(Supplier<String> count);

	}

}
