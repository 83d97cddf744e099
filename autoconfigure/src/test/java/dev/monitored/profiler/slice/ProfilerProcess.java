package dev.monitored.profiler.slice;

import java.nio.file.Path;
import java.time.Duration;

import dev.monitored.MonitoredContext;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.format.ProfileFormat;

/**
 * An application that begins a profile, and says what came of it.
 */
public final class ProfilerProcess {

	private ProfilerProcess() {
	}

	public static void main(String[] arguments) {
		System.out.println("Flame graphs: " + ProfileFormat.FLAMEGRAPH.obstacle());
		MonitoredContext.runner().run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			Path folder = (arguments.length > 0) ? Path.of(arguments[0]) : null;
			try (Profiler profiler = new Profiler(outputs, new ProfileFolder(folder), RecordingBounds.ON_DEMAND)) {
				Profile profile = profiler.begin(ProfileKind.CPU, Duration.ofMillis(1));
				System.out.println("Profile: " + profile.end().get().state() + " " + profile.problem());
			}
			catch (ProfileRefusedException ex) {
				System.out.println("Profile: " + ex.status() + " " + ex.getMessage());
			}
		});
	}

}
