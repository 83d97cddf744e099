package dev.monitored.benchmarks.rules;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import dev.monitored.benchmarks.rules.Objective.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Objective} and {@link Traffic}.
 */
class ObjectiveTests {

	private static final Fleet FLEET = new Fleet(100, 20);

	@Test
	void countsNeverDecrease() {
		for (Objective objective : FLEET.objectives()) {
			Events last = new Events(0, 0, 0);
			for (long time = Traffic.ORIGIN; time < Traffic.ORIGIN + 100_000; time += 17) {
				Events events = objective.events(Traffic.work(objective.number() % 20, time));
				assertThat(events.all()).isGreaterThanOrEqualTo(last.all());
				assertThat(events.bad()).isGreaterThanOrEqualTo(last.bad()).isLessThanOrEqualTo(events.all());
				assertThat(events.budget()).isGreaterThanOrEqualTo(last.budget());
				last = events;
			}
		}
	}

	@Test
	void everyMinuteHasEvents() {
		for (Objective objective : FLEET.objectives()) {
			assertThat(counted(objective, 60)).as(objective.labels())
				.extracting(Events::all)
				.satisfies((events) -> assertThat(events).isPositive());
		}
	}

	@Test
	void budgetIsTheShareOfEventsThatMayBeBad() {
		for (Objective objective : FLEET.objectives()) {
			double allowed = BigDecimal.ONE.subtract(new BigDecimal(objective.target())).doubleValue();
			Events events = counted(objective, 86_400);
			assertThat(objective.budget()).isEqualTo(allowed);
			assertThat(events.budget()).isEqualTo(events.all() * allowed, within(1e-9));
		}
	}

	@Test
	void oneInAHundredBurnsTwentyTimesAsFastAsAllowed() {
		assertThat(new Fleet(2000, 20).objectives().stream().filter(Objective::isBurning)).hasSize(20);
		Events events = counted(new Objective(0), 864_000);
		assertThat(events.bad() / events.budget()).isEqualTo(20, within(0.01));
	}

	@Test
	void halfHaveBadEventsWithinTheirBudget() {
		assertThat(FLEET.objectives()).filteredOn((objective) -> !objective.isBurning())
			.filteredOn((objective) -> counted(objective, 864_000).bad() > 0)
			.hasSize(49)
			.allSatisfy((objective) -> assertThat(counted(objective, 864_000))
				.satisfies((events) -> assertThat(events.bad() / events.budget()).isEqualTo(0.5, within(0.01))));
	}

	private static Events counted(Objective objective, long seconds) {
		return objective.events(Traffic.work(0, Traffic.ORIGIN + seconds));
	}

}
