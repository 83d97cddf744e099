package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Profiler}.
 */
class ProfilerTests {

	private static final Duration LONG = Duration.ofSeconds(120);

	private static final int MANY = Boolean.getBoolean("tests.long-runs") ? 200 : 30;

	private static final Set<String> SAMPLES_AND_MARKS = Set.of("monitored.Mark", "jdk.ExecutionSample",
			"jdk.CPUTimeSample", "jdk.CPUTimeSamplesLost", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait",
			"jdk.ThreadPark", "jdk.ThreadSleep", "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite",
			"jdk.FileForce");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private CallOutputs outputs;

	@SuppressWarnings("NullAway.Init")
	private Profiler profiler;

	// Once it is used, the recorder leaves its own files where they are
	@BeforeAll
	static void useRecorder() {
		FlightRecorder.getFlightRecorder();
	}

	@BeforeEach
	void open() {
		MonitoredContext.runner().run((context) -> this.outputs = context.getBean(CallOutputs.class));
		this.profiler = new Profiler(this.outputs, new ProfileFolder(this.folder), RecordingBounds.ON_DEMAND);
	}

	@AfterEach
	void close() {
		this.profiler.close();
	}

	@Test
	void recordsForTwoApplicationsOfAJvmAtOnce() throws Exception {
		Profile first = this.profiler.begin(ProfileKind.CPU, LONG);
		try (Profiler other = new Profiler(this.outputs, new ProfileFolder(this.folder), RecordingBounds.ON_DEMAND)) {
			Profile second = other.begin(ProfileKind.CPU, LONG);
			other.stop();
			Patience.get(second.end());
			assertThat(second.state()).isEqualTo(Profile.State.READY);
		}
		this.profiler.stop();
		Patience.get(first.end());
		assertThat(first.state()).isEqualTo(Profile.State.READY);
	}

	@Test
	void endsByItself() throws Exception {
		Profile profile = this.profiler.begin(ProfileKind.CPU, Duration.ofMillis(50));
		assertThat(Patience.get(profile.end()).state()).isEqualTo(Profile.State.READY);
		assertThat(profile.length()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
	}

	@Test
	void hearsOfCallsOnlyAsLongAsAProfileIsRecorded() throws Exception {
		assertThat(this.outputs.witness()).isNull();
		Profile first = this.profiler.begin(ProfileKind.CPU, LONG);
		this.profiler.begin(ProfileKind.ALLOC, LONG);
		assertThat(this.outputs.witness()).isNotNull();
		assertThat(recordings()).containsOnlyOnce("Monitored");
		this.profiler.stop();
		Patience.get(first.end());
		Patience.await("nothing is recorded", () -> this.outputs.witness() == null && recordings().isEmpty());
	}

	@Test
	void refusesAFifthReader() {
		for (int reader = 0; reader < ProfilePurpose.DEMAND.mostRecording(); reader++) {
			this.profiler.begin(ProfileKind.CPU, LONG);
		}
		assertThatExceptionOfType(ProfileRefusedException.class)
			.isThrownBy(() -> this.profiler.begin(ProfileKind.CPU, LONG))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(429));
		assertThat(this.profiler.scrape(ProfileKind.CPU, LONG).state()).isEqualTo(Profile.State.RECORDING);
	}

	@Test
	void keepsScrapersApartFromPeople() {
		for (int reader = 0; reader < ProfilePurpose.DEMAND.mostRecording(); reader++) {
			this.profiler.scrape(ProfileKind.CPU, LONG);
		}
		assertThatExceptionOfType(ProfileRefusedException.class)
			.isThrownBy(() -> this.profiler.scrape(ProfileKind.CPU, LONG));
		assertThat(this.profiler.begin(ProfileKind.CPU, LONG).state()).isEqualTo(Profile.State.RECORDING);
	}

	@Test
	void leavesAnotherRecordingAsItIs() throws Exception {
		try (Recording other = new Recording()) {
			other.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(500));
			other.enable("jdk.InitialSystemProperty");
			other.enable(Secret.class);
			other.start();
			Map<String, String> settings = other.getSettings();
			Profile profile = this.profiler.begin(ProfileKind.CPU, LONG);
			new Secret().commit();
			this.profiler.stop();
			assertThat(Patience.get(profile.end()).state()).isEqualTo(Profile.State.READY);
			assertThat(other.getSettings()).isEqualTo(settings);
			new Secret().commit();
			Path dump = this.folder.resolve("other.jfr");
			other.dump(dump);
			assertThat(RecordingFile.readAllEvents(dump)
				.stream()
				.filter((event) -> event.getEventType().getName().equals("test.Secret"))).hasSize(2);
			showsNothingElse(profile);
		}
	}

	// What other recordings ask for may show system properties, and what the application
	// is about
	private void showsNothingElse(Profile profile) throws IOException {
		if (Runtime.version().feature() < 19) {
			assertThatExceptionOfType(ProfileRefusedException.class).isThrownBy(() -> this.profiler.raw(profile))
				.withMessageContaining(
						"The file also has events of another recording of the JVM, or of the application");
			return;
		}
		Path raw = Files.write(this.folder.resolve("raw.jfr"), this.profiler.raw(profile));
		assertThat(RecordingEvents.names()).containsAll(eventNames(raw));
	}

	// Reads the file itself, because what others see is filtered
	@Test
	void recordsNothingButSamplesAndMarks() throws Exception {
		FlightRecorder.register(Secret.class);
		Profile profile = this.profiler.begin(ProfileKind.CPU_AND_WAIT, LONG);
		new Secret().commit();
		this.profiler.stop();
		Patience.get(profile.end());
		assertThat(eventNames(Objects.requireNonNull(profile.file()))).contains("monitored.Mark")
			.isSubsetOf(SAMPLES_AND_MARKS);
	}

	// The JVM records each event that is new to it, which cannot be turned off before
	@Test
	void showsNoEventThatTheApplicationRegistersMeanwhile() throws Exception {
		Profile profile = this.profiler.begin(ProfileKind.CPU, LONG);
		new LateSecret().commit();
		this.profiler.stop();
		assertThat(Patience.get(profile.end()).state()).isEqualTo(Profile.State.READY);
		showsNothingElse(profile);
	}

	@Test
	void keepsFilesPrivateAndDeletesThem() throws Exception {
		Profile profile = this.profiler.begin(ProfileKind.CPU, LONG);
		this.profiler.stop();
		Patience.get(profile.end());
		Path created = files().stream().filter(Files::isDirectory).findFirst().orElseThrow();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created))).isEqualTo("rwx------");
		this.profiler.close();
		assertThat(files()).isEmpty();
	}

	@Test
	void endsWithTheApplication() throws Exception {
		Profile profile = this.profiler.begin(ProfileKind.CPU, LONG);
		this.profiler.close();
		assertThat(Patience.get(profile.end()).problem()).isEqualTo("The application stops.");
		assertThat(recordings()).isEmpty();
		assertThat(this.outputs.witness()).isNull();
		assertThat(files()).isEmpty();
		assertThatExceptionOfType(ProfileRefusedException.class)
			.isThrownBy(() -> this.profiler.begin(ProfileKind.CPU, LONG));
	}

	@Test
	void saysThatAProfileCannotBeWritten() throws Exception {
		Path noFolder = Files.createFile(this.folder.resolve("file"));
		try (Profiler failing = new Profiler(this.outputs, new ProfileFolder(noFolder), RecordingBounds.ON_DEMAND)) {
			Profile profile = failing.begin(ProfileKind.CPU, LONG);
			failing.stop();
			assertThat(Patience.get(profile.end()).state()).isEqualTo(Profile.State.FAILED);
			assertThat(profile.problem()).startsWith("The profile could not be written: ")
				.contains(noFolder.toString());
			Patience.await("nothing is recorded", () -> recordings().isEmpty());
		}
	}

	@Test
	void leavesNothingBehind() throws Exception {
		List<Profile> profiles = new ArrayList<>();
		Set<String> threads = Set.of();
		for (int number = 0; number < MANY; number++) {
			Profile profile = this.profiler.begin(ProfileKind.values()[number % ProfileKind.values().length],
					Duration.ofMillis(1));
			assertThat(Patience.get(profile.end()).state()).as(profile.problem()).isEqualTo(Profile.State.READY);
			profiles.add(profile);
			threads = (number == 0) ? threads() : threads;
		}
		Patience.await("nothing is recorded", () -> recordings().isEmpty());
		Patience.await("only the last ones are kept", () -> this.profiler.all().size() == 10);
		assertThat(this.profiler.all()).containsExactlyElementsOf(profiles.subList(MANY - 10, MANY));
		assertThat(files().stream().filter(Files::isRegularFile)).hasSize(10);
		assertThat(threads).containsAll(threads());
		this.profiler.close();
		assertThat(files()).isEmpty();
		Patience.await("the thread ends",
				() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("monitored-profiler")));
	}

	private static Set<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.contains("JFR"))
			.collect(Collectors.toSet());
	}

	private static List<String> recordings() {
		return FlightRecorder.getFlightRecorder()
			.getRecordings()
			.stream()
			.map(Recording::getName)
			.filter("Monitored"::equals)
			.toList();
	}

	private static Set<String> eventNames(Path file) throws IOException {
		return RecordingFile.readAllEvents(file)
			.stream()
			.map((event) -> event.getEventType().getName())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter((file) -> !file.equals(this.folder)).toList();
		}
	}

	/**
	 * An event of an application, which JFR records unless it is told not to.
	 */
	@Name("test.Secret")
	static class Secret extends Event {

		String card = "4111";

	}

	/**
	 * An event of an application, which JFR knows of only when it is first recorded.
	 */
	@Name("test.LateSecret")
	static class LateSecret extends Event {

		String card = "4111";

	}

}
