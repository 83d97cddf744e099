package dev.monitored.business;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Meters with names that make no sense.
 */
final class WrongNames {

	private WrongNames() {
	}

	@Explained(setting = "@CounterMeter on CamelCase.sold()", value = "ordersSold",
			reason = "the name is not in lower case with dots", remedy = "Write orders.sold.")
	@MeterInterface
	interface CamelCase {

		@CounterMeter("ordersSold")
		void sold();

	}

	@Explained(setting = "@CounterMeter on Underscores.sold()", value = "orders_sold",
			reason = "the name is not in lower case with dots", remedy = "Write orders.sold.")
	@MeterInterface
	interface Underscores {

		@CounterMeter("orders_sold")
		void sold();

	}

	@Explained(setting = "@CounterMeter on Nameless.sold()", value = "",
			reason = "the name is not in lower case with dots", remedy = "Write a name such as orders.completed.")
	@MeterInterface
	interface Nameless {

		@CounterMeter("")
		void sold();

	}

	@Explained(setting = "@GaugeMeter on GaugeTotal.active(Supplier)", value = "chats.total",
			reason = "the name ends in 'total', which Prometheus appends itself", remedy = "Write chats.")
	@MeterInterface
	interface GaugeTotal {

		@GaugeMeter("chats.total")
		void active(Supplier<Number> count);

	}

	@Explained(setting = "@CounterMeter on CounterCreated.created()", value = "chats.created",
			reason = "the name ends in 'created', which Prometheus appends itself", remedy = "Write chats.")
	@MeterInterface
	interface CounterCreated {

		@CounterMeter("chats.created")
		void created();

	}

	@Explained(setting = "@TimerMeter on TimerSeconds.waited(Duration)", value = "wait.seconds",
			reason = "the name ends in 'seconds', which Prometheus appends itself", remedy = "Write wait.")
	@MeterInterface
	interface TimerSeconds {

		@TimerMeter("wait.seconds")
		void waited(Duration time);

	}

	@Explained(setting = "@CounterMeter on OwnName.sold()", value = "slo.orders",
			reason = "Monitored itself has the meters that begin with 'slo.'",
			remedy = "Write a name that begins otherwise, such as shop.slo.orders.")
	@MeterInterface
	interface OwnName {

		@CounterMeter("slo.orders")
		void sold();

	}

	@Explained(setting = "@CounterMeter on SameName.two()", value = "orders.sold",
			reason = "@CounterMeter on SameName.one() has that name too", remedy = "Give one of them another name.")
	@MeterInterface
	interface SameName {

		@CounterMeter("orders.sold")
		void one();

		@CounterMeter("orders.sold")
		void two();

	}

}
