package dev.monitored.dashboard.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SteadyClock}.
 */
class SteadyClockTests {

	private static final long START = 1_700_000_000_000L;

	private long wall = START;

	private long nanos = 77;

	private final SteadyClock clock = new SteadyClock(() -> this.wall, () -> this.nanos);

	@Test
	void isTheWallClockWhileThatGoesOn() {
		assertThat(this.clock.getAsLong()).isEqualTo(START);
		pass(1_500);
		assertThat(this.clock.getAsLong()).isEqualTo(START + 1_500);
		this.wall += 3_600_000;
		assertThat(this.clock.getAsLong()).isEqualTo(START + 3_601_500);
	}

	@Test
	void goesOnAtHalfSpeedUntilAClockThatWasSetBackHasCaughtUp() {
		assertThat(this.clock.getAsLong()).isEqualTo(START);
		this.wall -= 10_000;
		assertThat(this.clock.getAsLong()).isEqualTo(START);
		pass(4_000);
		assertThat(this.clock.getAsLong()).isEqualTo(START + 2_000);
		pass(16_000);
		assertThat(this.clock.getAsLong()).isEqualTo(START + 10_000);
		pass(5_000);
		assertThat(this.clock.getAsLong()).isEqualTo(this.wall);
	}

	@Test
	void losesNoTimeThatIsReadOften() {
		assertThat(this.clock.getAsLong()).isEqualTo(START);
		this.wall -= 10_000;
		for (int reading = 0; reading < 1_000; reading++) {
			pass(1);
			this.clock.getAsLong();
		}
		assertThat(this.clock.getAsLong()).isEqualTo(START + 500);
	}

	private void pass(long millis) {
		this.wall += millis;
		this.nanos += millis * 1_000_000;
	}

}
