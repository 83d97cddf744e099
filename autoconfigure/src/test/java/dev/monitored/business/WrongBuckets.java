package dev.monitored.business;

import java.time.Duration;

/**
 * Meters with units, buckets and quantiles that make no sense.
 */
final class WrongBuckets {

	private WrongBuckets() {
	}

	@Explained(setting = "@SummaryMeter on WrongUnit.basket(long)", value = "€",
			reason = "it is not the name of a unit",
			remedy = "Write the unit in lower case and in the plural, such as euros.")
	@MeterInterface
	interface WrongUnit {

		@SummaryMeter(value = "basket", unit = "€")
		void basket(long value);

	}

	@Explained(setting = "@SummaryMeter on NoNumber.basket(long)", value = "10, x", reason = "'x' is not a number",
			remedy = "Write ascending numbers such as 10, 25, 50, 100.")
	@MeterInterface
	interface NoNumber {

		@SummaryMeter(value = "basket", buckets = "10, x")
		void basket(long value);

	}

	@Explained(setting = "@SummaryMeter on Descending.basket(long)", value = "10, 5",
			reason = "5 is not above the one before it", remedy = "Write ascending numbers such as 10, 25, 50, 100.")
	@MeterInterface
	interface Descending {

		@SummaryMeter(value = "basket", buckets = "10, 5")
		void basket(long value);

	}

	@Explained(setting = "@SummaryMeter on WrongQuantile.basket(long)", value = "0.5, 95",
			reason = "a quantile is below 1",
			remedy = "Write ascending numbers between 0 and 1 such as 0.5, 0.95, 0.99.")
	@MeterInterface
	interface WrongQuantile {

		@SummaryMeter(value = "basket", quantiles = "0.5, 95")
		void basket(long value);

	}

	@Explained(setting = "@SummaryMeter on BothOfThem.basket(long)", value = "0.5",
			reason = "it has quantiles and buckets",
			remedy = "Write buckets, of which Prometheus computes quantiles over all instances.")
	@MeterInterface
	interface BothOfThem {

		@SummaryMeter(value = "basket", buckets = "10", quantiles = "0.5")
		void basket(long value);

	}

	@Explained(setting = "@TimerMeter on NoProfile.waited(Duration)", value = "quick",
			reason = "there is no bucket profile of that name",
			remedy = "Write one of db, fast, http, llm, medium, slow, ttft, or declare another one under monitored.buckets.profiles.")
	@MeterInterface
	interface NoProfile {

		@TimerMeter(value = "wait", buckets = "quick")
		void waited(Duration time);

	}

}
