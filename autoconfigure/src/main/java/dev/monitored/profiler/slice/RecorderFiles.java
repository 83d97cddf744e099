package dev.monitored.profiler.slice;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Where the Flight Recorder has its own files while it records: the folder for temporary
 * files, which cannot be written in every container.
 */
final class RecorderFiles {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

	private RecorderFiles() {
	}

	/**
	 * Moves the files of a recorder that has not been used yet.
	 * @param folder where they are from now on
	 * @throws IOException if the folder cannot be created
	 * @throws JMException if the JVM does not let them be moved
	 */
	static void moveTo(Path folder) throws IOException, JMException {
		Files.createDirectories(folder);
		String option = "repositorypath=\"" + folder.toAbsolutePath() + "\"";
		ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName(COMMANDS), "jfrConfigure", new Object[] { new String[] { option } },
					new String[] { String[].class.getName() });
	}

}
