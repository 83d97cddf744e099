package dev.monitored.dashboard.slo;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SloTable}.
 */
class SloTableTests {

	private static final long START = 1_700_000_000_000L;

	@Test
	void remembersSinceWhenAnSloBurnsUntilItNoLongerDoes() {
		MonitoredContext.runner(Jobs.class).run((context) -> {
			SloTable table = table(context);
			run(context, 10, 0);
			assertThat(job(table, START).burningSince()).isNull();
			run(context, 0, 1);
			assertThat(job(table, START + 5_000).burningSince()).isEqualTo(START + 5_000);
			assertThat(job(table, START + 90_000).burningSince()).isEqualTo(START + 5_000);
			run(context, 200, 0);
			assertThat(job(table, START + 95_000).burningSince()).isNull();
			run(context, 0, 9);
			assertThat(job(table, START + 99_000).burningSince()).isEqualTo(START + 99_000);
		});
	}

	@Test
	void hasABurnRateOnlyOfPeriodsThatAreOver() {
		MonitoredContext.runner(Jobs.class).run((context) -> {
			SloTable table = table(context);
			run(context, 9, 1);
			ObjectiveRow young = job(table, after(Duration.ofMinutes(4))).objectives().get(0);
			assertThat(young.burnFiveMinutes()).isNull();
			assertThat(young.isBurning()).isTrue();
			ObjectiveRow older = job(table, after(Duration.ofMinutes(5))).objectives().get(0);
			assertThat(older.burnFiveMinutes()).isEqualTo(10);
			assertThat(older.burnOneHour()).isNull();
			assertThat(job(table, after(Duration.ofHours(1))).objectives().get(0).burnOneHour()).isEqualTo(10);
		});
	}

	@Test
	void comparesTrafficOnlyWhereThereWasSomeBefore() {
		MonitoredContext.runner(Jobs.class).run((context) -> {
			run(context, 5, 0);
			assertThat(job(table(context), after(Duration.ofHours(2))).traffic()).isNull();
		});
	}

	@Test
	void listsAnSloWithoutCallsLast() {
		MonitoredContext.runner(Jobs.class).run((context) -> {
			run(context, 0, 1);
			assertThat(table(context).read(START, Duration.ZERO)).extracting(SloRow::name)
				.containsExactly("job", "another");
		});
	}

	@Test
	void saysInWhichPeriodTheCauseWasFound() {
		MonitoredContext.runner(Jobs.class).run((context) -> {
			SloTable table = table(context);
			run(context, 9, 1);
			assertThat(job(table, START).cause()).isNotNull().returns("5m", MainCause::period);
		});
	}

	private static SloTable table(AssertableApplicationContext context) {
		SloCatalog catalog = context.getBean(SloCatalog.class);
		return new SloTable(catalog, new SloReporter(catalog, Instant.ofEpochMilli(START)));
	}

	private static SloRow job(SloTable table, long now) {
		return table.read(now, Duration.ofMillis(now - START))
			.stream()
			.filter((row) -> row.name().equals("job"))
			.findFirst()
			.orElseThrow();
	}

	private static long after(Duration age) {
		return START + age.toMillis();
	}

	private static void run(AssertableApplicationContext context, int good, int bad) {
		Jobs jobs = context.getBean(Jobs.class);
		for (int call = 0; call < good; call++) {
			jobs.run(true);
		}
		for (int call = 0; call < bad; call++) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> jobs.run(false));
		}
	}

	static class Jobs {

		@Monitored(value = "job", availability = "99%")
		void run(boolean good) {
			if (!good) {
				throw new IllegalStateException();
			}
		}

		@Monitored(value = "another", availability = "99%")
		void other() {
		}

	}

}
