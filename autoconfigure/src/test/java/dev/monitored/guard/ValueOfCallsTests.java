package dev.monitored.guard;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every label whose values come from calls is bounded in length, well-formed,
 * and unable to forge lines of the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class ValueOfCallsTests {

	private static final int MAX_LENGTH = 128;

	private static final int MAX_VALUES = 10;

	/**
	 * What every label has besides: {@code _other}, {@code _none}, {@code _unknown}, and
	 * values that code bounds.
	 */
	private static final int OTHER_VALUES = 12;

	private static final int CALLS = Boolean.getBoolean("tests.long-runs") ? 1_000_000 : 5_000;

	private static final long MAX_GROWTH = 20_000_000;

	@ParameterizedTest
	@EnumSource
	void isShortenedAndKeepsTheTotal(ValueOfCalls place) {
		run((context) -> {
			String rocket = new String(Character.toChars(0x1F680));
			for (String start : List.of("abc", "abc", "xyz")) {
				place.call(context, start + rocket.repeat(500_000));
			}
			Scrape scrape = Scrape.of(context);
			assertThat(total(scrape, place)).isEqualTo(3);
			assertThat(scrape.samples()).flatExtracting((sample) -> List.copyOf(sample.labels().values()))
				.allSatisfy((value) -> {
					assertThat(value.length()).isLessThanOrEqualTo(MAX_LENGTH);
					assertThat(Character.isHighSurrogate(value.charAt(Math.max(0, value.length() - 2)))).isFalse();
				});
		});
	}

	@ParameterizedTest
	@EnumSource
	void isOneSeriesWhereItIsOneOnTheWire(ValueOfCalls place) {
		run((context) -> {
			for (String value : List.of("a\ud800", "a\ud801", "a\udc00", "a?")) {
				place.call(context, value);
			}
			Scrape scrape = Scrape.of(context);
			assertThat(total(scrape, place)).isEqualTo(4);
			assertThat(scrape.samples()).extracting(Scrape.Sample::name, Scrape.Sample::labels).doesNotHaveDuplicates();
		});
	}

	@ParameterizedTest
	@EnumSource
	void forgesNoLineOfTheLog(ValueOfCalls place, CapturedOutput output) {
		run((context) -> {
			for (int count = 0; count < 500; count++) {
				place.call(context, "tool" + count + "\n2026-01-01 ERROR the shop is on fire");
			}
		});
		assertThat(output.toString().lines()).noneMatch((line) -> line.startsWith("2026-01-01 ERROR"));
	}

	@ParameterizedTest
	@EnumSource
	void isBoundedInNumberAndInMemory(ValueOfCalls place) {
		run((context) -> {
			call(context, place, 0, CALLS / 2);
			long half = usedMemory();
			call(context, place, CALLS / 2, CALLS);
			assertThat(usedMemory() - half).isLessThan(MAX_GROWTH);
			Scrape scrape = Scrape.of(context);
			assertThat(total(scrape, place)).isEqualTo(CALLS);
			assertThat(
					scrape.find(place.metric()).stream().map((sample) -> sample.labels().get(place.label())).distinct())
				.hasSizeLessThanOrEqualTo(MAX_VALUES + OTHER_VALUES);
		});
	}

	private static void call(AssertableApplicationContext context, ValueOfCalls place, int from, int until) {
		for (int number = from; number < until; number++) {
			place.call(context, "value" + number + "z");
		}
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static double total(Scrape scrape, ValueOfCalls place) {
		return scrape.find(place.metric())
			.stream()
			.filter((sample) -> sample.labels().containsKey(place.label()))
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	private static void run(Consumer<AssertableApplicationContext> calls) {
		Queries.application(ValueOfCalls.Regions.class)
			.withPropertyValues("monitored.operation.tag-keys=region", "monitored.guard.labels[0].meter=shop.orders",
					"monitored.guard.labels[0].label=kind", "monitored.guard.labels[0].max-values=10",
					"monitored.guard.max-values=10")
			.run(calls::accept);
	}

}
