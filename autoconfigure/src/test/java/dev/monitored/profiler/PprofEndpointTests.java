package dev.monitored.profiler;

import java.nio.file.Path;

import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.SecurityContext;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.slice.Profile;
import dev.monitored.profiler.slice.ProfileFolder;
import dev.monitored.profiler.slice.Profiler;
import dev.monitored.profiler.slice.RecordingBounds;

/**
 * Tests for {@link PprofEndpoint}.
 */
class PprofEndpointTests {

	// Once it is used, the recorder leaves its own files where they are
	@BeforeAll
	static void useRecorder() {
		FlightRecorder.getFlightRecorder();
	}

	// WebFlux interrupts the thread when the client goes away
	@Test
	void leavesNothingBehindWhereItIsInterrupted(@TempDir Path folder) {
		MonitoredContext.runner().run((context) -> {
			try (Profiler profiler = new Profiler(context.getBean(CallOutputs.class), new ProfileFolder(folder),
					RecordingBounds.ON_DEMAND)) {
				PprofEndpoint endpoint = new PprofEndpoint(profiler);
				Thread scraper = new Thread(() -> endpoint.profile(SecurityContext.NONE, "profile", 120));
				scraper.start();
				Patience.await("a profile is recorded", () -> recordedBy(profiler) == 1);
				scraper.interrupt();
				Patience.await("the endpoint answers", () -> !scraper.isAlive());
				Patience.await("the profile is known as long as it is recorded",
						() -> recordedBy(profiler) == (ProfilerFiles.areRecorded() ? 1 : 0));
				profiler.stop();
				Patience.await("nothing is recorded", () -> !ProfilerFiles.areRecorded());
				Patience.await("nothing is left", () -> profiler.all().isEmpty() && ProfilerFiles.in(folder).isEmpty());
			}
		});
	}

	private static long recordedBy(Profiler profiler) {
		return profiler.all().stream().filter((profile) -> profile.state() == Profile.State.RECORDING).count();
	}

}
