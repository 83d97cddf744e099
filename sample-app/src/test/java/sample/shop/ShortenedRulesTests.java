package sample.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShortenedRules}.
 */
class ShortenedRulesTests {

	@TempDir
	private Path directory;

	private String rules;

	@BeforeEach
	void shortens() throws IOException {
		new ShortenedRules(Duration.ofSeconds(2)).write("slo-rules.yml", this.directory);
		this.rules = Files.readString(this.directory.resolve("slo-rules.yml"));
	}

	@Test
	void shortensRangesIntervalsAndOffsets() {
		assertThat(this.rules).contains("interval: 2000ms", "slo_events_total[10000ms] offset 1000ms", "[2879000ms]");
	}

	@Test
	void roundsMillisecondsDown() {
		assertThat(this.rules).contains("increase1m[5999ms] offset 2000ms", "increase1m[23999ms] offset 2000ms",
				"increase3m[11999ms]");
	}

	@Test
	void shortensTheSecondsThatFollowFromThem() {
		assertThat(this.rules).contains("> time() - 60.0", "6.0 / 2880.0 *");
	}

}
