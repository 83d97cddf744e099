package dev.monitored.profiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jdk.jfr.FlightRecorder;

/**
 * What a profiler leaves outside of its own memory: a recording of the JVM, and files.
 */
final class ProfilerFiles {

	private ProfilerFiles() {
	}

	/**
	 * Returns whether a profiler has the JVM recorded.
	 */
	static boolean areRecorded() {
		return FlightRecorder.getFlightRecorder()
			.getRecordings()
			.stream()
			.anyMatch((recording) -> "Monitored".equals(recording.getName()));
	}

	/**
	 * Returns the files of profiles. Those of the recorder itself are not among them.
	 */
	static List<Path> in(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> folder.relativize(file).toString().contains("monitored-profiler-"))
				.toList();
		}
	}

}
