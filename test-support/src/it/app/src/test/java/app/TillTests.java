package app;

import java.time.Duration;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.clock.TestClock;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of an application that has the test support from a repository.
 */
@SpringBootTest
@AutoConfigureMetrics
class TillTests {

	@Autowired
	private Till till;

	@Test
	void runsOnTheSpringBootThatTheBuildAskedFor() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("app.spring-boot.version"));
	}

	@RepeatedTest(2)
	void countsCallsOfTheTest(@Autowired TestCalls calls, @Autowired TestSlos slos, @Autowired TestScrape scrape) {
		this.till.checkout(() -> 1);
		this.till.checkout(() -> 2);
		assertThatIllegalStateException().isThrownBy(() -> this.till.checkout(() -> {
			throw new IllegalStateException("no price");
		}));
		assertThat(calls).of("checkout").succeeded(2).failedWith(IllegalStateException.class, 1).noneInFlight();
		assertThat(slos).of("checkout").objective("99.9%").hasEvents(3).hasBadEvents(1);
		assertThat(scrape).of("operation_duration_seconds_count", "operation", "checkout").hasSum(3);
	}

	@Test
	void saysHowLongACallTakes(@Autowired TestCalls calls, @Autowired TestSlos slos, @Autowired TestClock clock) {
		clock.stop();
		this.till.checkout(() -> {
			clock.advance(Duration.ofMillis(322));
			return 1;
		});
		assertThat(calls).of("checkout").lasting(Duration.ofMillis(322));
		assertThat(slos).of("checkout").objective("latency_p95").hasEvents(1).hasBadEvents(1);
	}

	@Test
	void namesTheNearestOperation(@Autowired TestCalls calls) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(calls).within(Duration.ZERO).of("check-out").notCalled())
			.withMessageContaining("did you mean 'checkout'?");
	}

}
