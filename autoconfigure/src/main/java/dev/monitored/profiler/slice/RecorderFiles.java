package dev.monitored.profiler.slice;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.management.JMException;
import javax.management.ObjectName;

import org.jspecify.annotations.Nullable;

/**
 * The files that the Flight Recorder itself has while it records. They are in the folder
 * for temporary files, which cannot be written in every container, and as large as 12 MB,
 * of which it removes only whole ones.
 */
final class RecorderFiles {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

	/**
	 * How many files a recording that is always on consists of, at least.
	 */
	private static final int FILES = 10;

	private static final long SMALLEST = 1L << 20;

	private RecorderFiles() {
	}

	/**
	 * Says where the files of a recorder are that has not been used yet, and how large.
	 * @param folder where they are from now on, {@code null} if they stay where they are
	 * @param bounds how much is kept
	 * @throws IOException if the folder cannot be created
	 * @throws JMException if the JVM does not let them be moved
	 */
	static void prepare(@Nullable Path folder, RecordingBounds bounds) throws IOException, JMException {
		List<String> options = new ArrayList<>();
		if (folder != null) {
			Files.createDirectories(folder);
			options.add("repositorypath=\"" + folder.toAbsolutePath() + "\"");
		}
		if (bounds.isContinuous()) {
			options.add("maxchunksize=" + Math.max(SMALLEST, bounds.bytes() / FILES));
		}
		if (!options.isEmpty()) {
			ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName(COMMANDS), "jfrConfigure", new Object[] { options.toArray(String[]::new) },
						new String[] { String[].class.getName() });
		}
	}

}
