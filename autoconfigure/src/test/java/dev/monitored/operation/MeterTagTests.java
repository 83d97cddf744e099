package dev.monitored.operation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for labels of operations: declared keys, constant values, and values of
 * parameters.
 */
class MeterTagTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner(Service.class, Upper.class)
		.withPropertyValues("monitored.operation.tag-keys=region,team,size");

	@Test
	void givesEveryOperationTheSameKeys() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			service.place("eu");
			service.plain();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.labelKeys("operation_duration_seconds_count"))
				.containsExactly(java.util.Set.of("operation", "status", "region", "team", "size"));
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "Service.place", "status",
					"success", "region", "eu", "team", "payments", "size", "_none"))
				.isEqualTo(1);
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "Service.plain", "status",
					"success", "region", "_none", "team", "_none", "size", "_none"))
				.isEqualTo(1);
		});
	}

	@Test
	void hasAValueWhereTheArgumentHasNone() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			service.place(null);
			service.place(" ");
			service.optional(Optional.empty());
			service.optional(Optional.of("eu"));
			assertThat(region(context, "Service.place", "_none")).isEqualTo(2);
			assertThat(region(context, "Service.optional", "_none")).isEqualTo(1);
			assertThat(region(context, "Service.optional", "eu")).isEqualTo(1);
		});
	}

	@Test
	void foldsValuesPastTheLimitAndKeepsTheTotal() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			IntStream.range(0, 1_000).forEach((number) -> service.place("r" + number));
			Scrape scrape = Scrape.of(context);
			assertThat(
					scrape.find("operation_duration_seconds_count", "operation", "Service.place", "status", "success"))
				.hasSize(101);
			assertThat(region(context, "Service.place", "_other")).isEqualTo(900);
			assertThat(scrape.value("monitored_guard_folded_total", "meter", "operation.duration", "label", "region"))
				.isEqualTo(900);
		});
	}

	@Test
	void combinesSeveralParameters() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			service.two("eu", 1);
			service.two("eu", 2);
			service.two("us", 1);
			service.two("eu", 1);
			assertThat(Scrape.of(context)
				.value("operation_duration_seconds_count", "operation", "Service.two", "region", "eu", "size", "1",
						"status", "success"))
				.isEqualTo(2);
		});
	}

	@Test
	void registersTheValuesOfAnEnumBeforeTheFirstCall() {
		this.runner.run((context) -> {
			assertThat(region(context, "Service.bounded", "EUROPE")).isZero();
			assertThat(region(context, "Service.bounded", "ASIA")).isZero();
			context.getBean(Service.class).bounded(Region.ASIA);
			context.getBean(Service.class).bounded(null);
			assertThat(region(context, "Service.bounded", "ASIA")).isEqualTo(1);
			assertThat(region(context, "Service.bounded", "_none")).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@CsvSource({ "plainly, true", "boxed, true", "boxed, false", "maybe, true", "bodied, NEAR", "bodied, FAR",
			"inInterface, UP", "chosen, EUROPE", "hidden, LOW" })
	void registersAllValuesThatAreKnownBeforeTheFirstCall(String method, String value) {
		MonitoredContext.runner(Choices.class)
			.withPropertyValues("monitored.operation.tag-keys=region,size")
			.run((context) -> assertThat(region(context, "Choices." + method, value)).isZero());
	}

	@Test
	void evaluatesExpressionsAndResolvers() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			service.expression(Map.of("code", "eu"));
			service.expression(Map.of());
			service.resolved("eu");
			service.resolved("fail");
			assertThat(region(context, "Service.expression", "eu")).isEqualTo(1);
			assertThat(region(context, "Service.expression", "_none")).isEqualTo(1);
			assertThat(region(context, "Service.resolved", "EU")).isEqualTo(1);
			assertThat(region(context, "Service.resolved", "_unknown")).isEqualTo(1);
		});
	}

	@Test
	void refusesAnUndeclaredKey() {
		this.runner.withPropertyValues("monitored.operation.tag-keys=team,size")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"@MeterTag on a parameter of", "the label key 'region' is not declared",
					"Declare it once for all operations: monitored.operation.tag-keys: [ team, size, region ]."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "status | operations have a label of that name already",
					"le | operations have a label of that name already", "a-b | it is not the name of a label",
					"1a | it is not the name of a label", "team,team | the key stands twice" })
	void refusesKeysThatCannotBe(String keys, String problem) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.tag-keys=" + keys)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.tag-keys[", problem));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "team | it is not of the form key=value", "=x | it is not of the form key=value",
					"team= | it is not of the form key=value", "color=red | the label key 'color' is not declared" })
	void refusesTagsThatAreNone(String tag, String problem) {
		this.runner
			.withPropertyValues("monitored.operation.overrides[0].name=Service.plain",
					"monitored.operation.overrides[0].tags[0]=" + tag)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.overrides[0].tags", "Value: \"" + tag + "\"", problem));
	}

	private static double region(org.springframework.context.ApplicationContext context, String operation,
			String value) {
		return Scrape.of(context)
			.value("operation_duration_seconds_count", "operation", operation, "status", "success", "region", value);
	}

	@Monitored
	public static class Service {

		@Monitored(tags = "team=payments")
		public void place(@MeterTag("region") @Nullable String region) {
		}

		public void plain() {
		}

		public void optional(@MeterTag(key = "region") Optional<String> region) {
		}

		public void two(@MeterTag("region") String region, @MeterTag("size") int size) {
		}

		public void expression(@MeterTag(key = "region", expression = "['code']") Map<String, String> country) {
		}

		public void bounded(@MeterTag("region") @Nullable Region region) {
		}

		public void resolved(@MeterTag(key = "region", resolver = Upper.class) String region) {
		}

	}

	enum Region {

		EUROPE, ASIA

	}

	/**
	 * Has parameters of which all values are known.
	 */
	@Monitored
	public static class Choices {

		public void plainly(@MeterTag("region") boolean region) {
		}

		public void boxed(@MeterTag("region") @Nullable Boolean region) {
		}

		public void maybe(@MeterTag("region") Optional<Boolean> region) {
		}

		public void bodied(@MeterTag("region") Distance region) {
		}

		public void inInterface(@MeterTag("region") Lift.Direction region) {
		}

		public void chosen(@MeterTag("region") Optional<Region> region) {
		}

		public void hidden(@MeterTag("region") Level region) {
		}

		enum Level {

			LOW, HIGH

		}

	}

	enum Distance {

		NEAR {

			@Override
			int steps() {
				return 1;
			}

		},
		FAR {

			@Override
			int steps() {
				return 2;
			}

		};

		abstract int steps();

	}

	/**
	 * Goes up and down.
	 */
	interface Lift {

		enum Direction {

			UP, DOWN

		}

	}

	static class Upper implements ValueResolver {

		@Override
		public String resolve(@Nullable Object parameter) {
			if ("fail".equals(parameter)) {
				throw new IllegalStateException();
			}
			return String.valueOf(parameter).toUpperCase(java.util.Locale.ROOT);
		}

	}

}
