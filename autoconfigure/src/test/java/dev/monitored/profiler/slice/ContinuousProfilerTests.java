package dev.monitored.profiler.slice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.format.CollapsedText;
import dev.monitored.profiler.format.SampleChoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for a {@link Profiler} that records all the time.
 */
class ContinuousProfilerTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final RecordingBounds BOUNDS = RecordingBounds.continuous(MINUTE, 5L << 20);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	// Once it is used, the recorder leaves its own files where they are
	@BeforeAll
	static void useRecorder() {
		FlightRecorder.getFlightRecorder();
	}

	@AfterEach
	void hasEnded() {
		assertThat(recordings()).isEmpty();
	}

	@Test
	void keepsWhatWasRecordedBeforeAnSloBurns() throws Exception {
		run((shop, profiler) -> {
			Instant begin = Instant.now();
			shop.buy(false);
			assertThatIllegalStateException().isThrownBy(() -> shop.buy(true));
			BurningNames burning = new BurningNames("checkout", "payment");
			profiler.keep(MINUTE, burning);
			assertThat(burning.kept()).containsExactly("checkout", "payment");
			assertThat(profiler.all()).singleElement().satisfies((kept) -> {
				assertThat(kept.state()).as(kept.problem()).isEqualTo(Profile.State.READY);
				assertThat(kept.id()).matches("\\d+-checkout-\\d{8}T\\d{6}Z");
				assertThat(kept.burning()).containsExactly("checkout", "payment");
				assertThat(kept.start()).isBefore(begin);
				assertThat(kept.problem()).isNull();
				String bad = CollapsedText.of(kept.samples(), new SampleChoice("checkout", false));
				assertThat(bad).contains("Shop.slow").doesNotContain("Shop.fast");
				assertThat(CollapsedText.of(kept.samples(), new SampleChoice(null, false))).contains("Shop.fast");
			});
		});
	}

	@Test
	void keepsNothingAsLongAsNoneBurns() throws Exception {
		run((shop, profiler) -> {
			profiler.keep(MINUTE, new BurningNames());
			assertThat(profiler.all()).isEmpty();
		});
	}

	@Test
	void namesProfilesSoThatTheyFitInAPath() throws Exception {
		run((shop, profiler) -> {
			profiler.keep(MINUTE, new BurningNames("../../etc/pass wd?" + "x".repeat(300)));
			assertThat(profiler.all()).singleElement().satisfies((kept) -> {
				assertThat(kept.state()).as(kept.problem()).isEqualTo(Profile.State.READY);
				assertThat(kept.id()).matches("\\d+-[A-Za-z0-9._-]{60}-\\d{8}T\\d{6}Z").doesNotContain("/");
			});
		});
	}

	@Test
	void goesOnWhenProfilesEnd() throws Exception {
		run((shop, profiler) -> {
			assertThat(cpuPeriod()).isEqualTo("20ms");
			Profile asked = profiler.begin(ProfileKind.CPU, Duration.ofMinutes(2));
			assertThat(cpuPeriod()).isEqualTo("10ms");
			profiler.stop();
			Patience.get(asked.end());
			Patience.await("it is recorded as before", () -> "20ms".equals(cpuPeriod()));
			assertThat(recordings()).hasSize(1);
			profiler.keep(MINUTE, new BurningNames("checkout"));
			assertThat(profiler.all()).hasSize(2).allMatch((profile) -> profile.state() == Profile.State.READY);
		});
	}

	@Test
	void keepsTheLastTenBesidesThoseThatWereAskedFor() throws Exception {
		run((shop, profiler) -> {
			Profile asked = profiler.begin(ProfileKind.CPU, Duration.ofMillis(1));
			Patience.get(asked.end());
			for (int number = 1; number <= 12; number++) {
				profiler.keep(MINUTE, new BurningNames("slo-" + number));
			}
			assertThat(profiler.all()).hasSize(11).contains(asked);
			assertThat(profiler.latest((profile) -> true)).satisfies((latest) -> {
				assertThat(latest).isNotNull();
				assertThat(latest.burning()).containsExactly("slo-12");
			});
		});
	}

	// The JVM looks at the size of a file once a second, or later if it is busy. Without
	// a
	// bound there would be four times as much.
	@Test
	void staysWithinItsSize() throws Exception {
		String output = WithoutFlightRecorderTests.run(RingProcess.class, WithoutFlightRecorderTests.EVERYTHING,
				List.of(), this.folder.toString());
		assertThat(output).contains("Kept: READY");
		Matcher most = Pattern.compile("Most bytes: (\\d+)").matcher(output);
		assertThat(most.find()).as(output).isTrue();
		assertThat(Long.parseLong(most.group(1))).isBetween(RingProcess.MOST_BYTES / 2, 2 * RingProcess.MOST_BYTES);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void beginsAgainWhenTheRecordingIsEndedByOthers() throws Exception {
		run((shop, profiler) -> {
			recordings().get(0).close();
			BurningNames burning = new BurningNames("checkout");
			profiler.keep(MINUTE, burning);
			assertThat(recordings()).hasSize(1);
			assertThat(profiler.begin(ProfileKind.CPU, Duration.ofMinutes(2)).state())
				.isEqualTo(Profile.State.RECORDING);
		});
	}

	@Test
	void endsWhenTheApplicationStopsAndBeginsWithIt() throws Exception {
		run((shop, profiler) -> {
			profiler.endContinuousRecording();
			Patience.await("nothing is recorded", () -> recordings().isEmpty());
			profiler.recordContinuously(MINUTE, new BurningNames());
			profiler.recordContinuously(MINUTE, new BurningNames());
			Patience.await("it is recorded again", () -> recordings().size() == 1);
			profiler.endContinuousRecording();
			Patience.await("nothing is recorded", () -> recordings().isEmpty());
		});
	}

	@Test
	void keepsNoProfileThatCannotBeWritten() throws Exception {
		AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
		MonitoredContext.runner().run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			try (Profiler profiler = new Profiler(outputs, new ProfileFolder(this.folder), BOUNDS,
					new DiskSpace(this.folder, (folder) -> usable.get()))) {
				profiler.recordContinuously(MINUTE, new BurningNames());
				Patience.await("it is recorded", () -> outputs.witness() != null);
				BurningNames burning = new BurningNames("checkout");
				usable.set(DiskSpace.RESERVE + 1);
				profiler.keep(MINUTE, burning);
				assertThat(burning.kept()).isEmpty();
				assertThat(profiler.all()).isEmpty();
			}
		});
	}

	// The JVM ends where its recorder cannot write
	@Test
	void endsBeforeTheDiskIsFullAndBeginsAgainLater() throws Exception {
		AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
		MonitoredContext.runner().run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			try (Profiler profiler = new Profiler(outputs, new ProfileFolder(this.folder), BOUNDS,
					new DiskSpace(this.folder, (folder) -> usable.get()))) {
				profiler.recordContinuously(MINUTE, new BurningNames());
				Patience.await("it is recorded", () -> outputs.witness() != null);
				Profile asked = profiler.begin(ProfileKind.CPU, MINUTE);
				BurningNames burning = new BurningNames("checkout");
				usable.set(DiskSpace.RESERVE - 1);
				assertThat(Patience.get(asked.end()).problem()).startsWith("The disk is nearly full");
				Patience.await("nothing is recorded", () -> outputs.witness() == null && recordings().isEmpty());
				assertThatExceptionOfType(ProfileRefusedException.class)
					.isThrownBy(() -> profiler.begin(ProfileKind.CPU, MINUTE))
					.withMessageContaining("Only 31 MB are free in ")
					.withMessageContaining("and 42 are needed");
				profiler.keep(MINUTE, burning);
				assertThat(recordings()).isEmpty();
				assertThat(burning.kept()).isEmpty();
				usable.set(Long.MAX_VALUE);
				profiler.keep(MINUTE, burning);
				assertThat(recordings()).hasSize(1);
				assertThat(burning.kept()).containsExactly("checkout");
			}
		});
	}

	@Test
	void weighsSamplesByThePeriodOfAllRecordings() throws Exception {
		try (Recording other = new Recording()) {
			other.enable("jdk.ExecutionSample").with("period", "5 ms");
			other.start();
			assertThat(ExecutionPeriod.nanos()).isEqualTo(5_000_000);
			other.enable("jdk.ExecutionSample").with("period", "everyChunk");
			assertThat(ExecutionPeriod.nanos()).isZero();
			other.disable("jdk.ExecutionSample");
			assertThat(ExecutionPeriod.nanos()).isZero();
		}
	}

	private void run(Scenario scenario) {
		MonitoredContext.runner(ShopConfiguration.class).run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			try (Profiler profiler = new Profiler(outputs, new ProfileFolder(this.folder), BOUNDS)) {
				profiler.recordContinuously(MINUTE, new BurningNames());
				Patience.await("it is recorded", () -> outputs.witness() != null);
				scenario.run(context.getBean(Shop.class), profiler);
			}
			assertThat(outputs.witness()).isNull();
		});
	}

	private static List<Recording> recordings() {
		return FlightRecorder.getFlightRecorder()
			.getRecordings()
			.stream()
			.filter((recording) -> recording.getName().equals("Monitored"))
			.toList();
	}

	// Returns how often the JVM takes samples of time on a processor
	private static @Nullable String cpuPeriod() {
		String event = RecordingEvents.cpuEvent();
		return recordings().get(0)
			.getSettings()
			.get(event + (event.equals(RecordingEvents.CPU_TIME) ? "#throttle" : "#period"));
	}

	/**
	 * What happens while everything is recorded.
	 */
	interface Scenario {

		void run(Shop shop, Profiler profiler) throws Exception;

	}

	@Configuration(proxyBeanMethods = false)
	static class ShopConfiguration {

		@Bean
		Shop shop() {
			return new Shop();
		}

	}

	static class Shop {

		@Monitored(value = "checkout", availability = "99%")
		void buy(boolean isSoldOut) throws InterruptedException {
			if (isSoldOut) {
				slow();
				throw new IllegalStateException("sold out");
			}
			fast();
		}

		private void fast() throws InterruptedException {
			Thread.sleep(20);
		}

		private void slow() throws InterruptedException {
			Thread.sleep(50);
		}

	}

}
