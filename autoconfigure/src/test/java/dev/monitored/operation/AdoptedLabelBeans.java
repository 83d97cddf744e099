package dev.monitored.operation;

import io.micrometer.core.annotation.Timed;
import io.micrometer.core.aop.MeterTag;
import io.micrometer.observation.annotation.Observed;

/**
 * Beans whose methods carry labels in annotations of Micrometer.
 */
final class AdoptedLabelBeans {

	private AdoptedLabelBeans() {
	}

	public static class Labelled {

		@Timed(value = "labelled", extraTags = { "kind", "one", "team", "orders", "region", "everywhere" })
		public void first(@MeterTag("region") String region) {
		}

		@Timed(value = "labelled", extraTags = { "kind", "two", "team", "orders", "odd" })
		public void second() {
		}

		@Timed(value = "other", extraTags = { "kind", " " })
		public void third(@MeterTag("customer") String customer) {
		}

		@Observed(name = "seen", lowCardinalityKeyValues = { "kind", "three" })
		public void observed() {
		}

	}

	public static class Regional {

		@Timed(value = "regional", extraTags = { "region", "eu", "kind", "one" })
		public void work() {
		}

	}

	public static class Unusual {

		@Timed(value = "unusual", extraTags = { "status", "x", "error", "y", "http-method", "z", "team", "orders" })
		public void work() {
		}

	}

	public static class Doubtful {

		@Timed("twice")
		public void twice(@MeterTag("region") String first, @MeterTag("region") String second) {
		}

		@Timed("regional")
		public void overridden(@MeterTag("region") String region) {
		}

		@Timed("unreadable")
		public void unreadable(@MeterTag(value = "region", expression = "a b (") String region) {
		}

	}

}
