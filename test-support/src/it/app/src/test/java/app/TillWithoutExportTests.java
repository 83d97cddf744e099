package app;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of an application in which Spring Boot has turned the Prometheus registry off.
 */
@SpringBootTest
class TillWithoutExportTests {

	@Autowired
	private Till till;

	@Test
	void countsCallsOfTheTest(@Autowired TestCalls calls, @Autowired TestSlos slos) {
		this.till.checkout(() -> 1);
		assertThat(calls).of("checkout").succeeded(1).noneInFlight();
		assertThat(slos).of("checkout").hasEvents(1).hasBadEvents(0);
	}

	@Test
	void saysHowToTurnTheRegistryOn(@Autowired TestScrape scrape) {
		assertThatIllegalStateException().isThrownBy(scrape::total)
			.withMessageContaining("write @AutoConfigureMetrics on the test class");
	}

}
