package dev.monitored.business;

import io.micrometer.core.aop.MeterTag;

import dev.monitored.business.shop.Goal;

/**
 * Meters with labels that make no sense.
 */
final class WrongLabels {

	private WrongLabels() {
	}

	@Explained(setting = "@CounterMeter on Unlimited.sold(String)", value = "country",
			reason = "the label can have any String as a value",
			remedy = "Write an enum, or limit it under monitored.guard.labels: - { meter: orders.sold, label: country, max-values: 20 }.")
	@MeterInterface
	interface Unlimited {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("country") String country);

	}

	@Explained(setting = "@CounterMeter on Reserved.sold(Goal)", value = "instance",
			reason = "Prometheus or Monitored give a label of that name themselves",
			remedy = "Write another name than counter, endpoint, instance, job, le, namespace, pod, quantile, service.")
	@MeterInterface
	interface Reserved {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("instance") Goal goal);

	}

	@Explained(setting = "@CounterMeter on Forbidden.sold(String)", value = "userId",
			reason = "it is not the name of a label",
			remedy = "Write lower-case letters, digits, dots and underscores, for example @MeterTag(\"channel\").")
	@MeterInterface
	interface Forbidden {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("userId") String user);

	}

	@Explained(setting = "@CounterMeter on ForbiddenKey.sold(boolean)", value = "user.id",
			reason = "such a label has a value for each user, request or moment",
			remedy = "Take the label off, or off monitored.guard.forbidden-labels if its values are few.")
	@MeterInterface
	interface ForbiddenKey {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("user.id") boolean user);

	}

	@Explained(setting = "@CounterMeter on NoKey.sold(Goal)", value = "", reason = "it is not the name of a label",
			remedy = "Write lower-case letters, digits, dots and underscores, for example @MeterTag(\"channel\").")
	@MeterInterface
	interface NoKey {

		@CounterMeter("orders.sold")
		void sold(@MeterTag Goal goal);

	}

	@Explained(setting = "@CounterMeter on LabelTwice.sold(Goal, Goal)", value = "goal_kind",
			reason = "the label stands twice", remedy = "Write each label once.")
	@MeterInterface
	interface LabelTwice {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("goal.kind") Goal one, @MeterTag("goal_kind") Goal two);

	}

	@Explained(setting = "@CounterMeter on Expression.sold(Goal)", value = "goal",
			reason = "the label has an expression or a resolver",
			remedy = "Let the parameter be the value itself, and its caller say it.")
	@MeterInterface
	interface Expression {

		@CounterMeter("orders.sold")
		void sold(@MeterTag(key = "goal", expression = "name()") Goal goal);

	}

	@Explained(setting = "@CounterMeter on Combinations.sold(Letter, Letter, Letter)",
			reason = "its labels have 1331 combinations, 1000 are allowed",
			remedy = "Write a meter for each label, or enums with fewer values.")
	@MeterInterface
	interface Combinations {

		@CounterMeter("orders.sold")
		void sold(@MeterTag("one") Letter one, @MeterTag("two") Letter two, @MeterTag("three") Letter three);

	}

	enum Letter {

		A, B, C, D, E, F, G, H, I, J, K

	}

}
