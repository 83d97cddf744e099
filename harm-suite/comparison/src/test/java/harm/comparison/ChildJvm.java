package harm.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import harm.observer.Facts;
import org.springframework.util.FileSystemUtils;

/**
 * Starts an application with a folder of its own, in which its sessions are kept.
 */
final class ChildJvm {

	private final Path folder;

	ChildJvm(Path folder) {
		this.folder = folder;
		try {
			FileSystemUtils.deleteRecursively(folder);
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Copies the sessions that another JVM left
	void takeOver(Path other) {
		try {
			Files.copy(other.resolve("cookie"), this.folder.resolve("cookie"));
			if (Files.exists(other.resolve("sessions"))) {
				FileSystemUtils.copyRecursively(other.resolve("sessions"), this.folder.resolve("sessions"));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Facts run(String classPath, List<String> options, String mainClass) {
		Path facts = this.folder.resolve("facts");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xshare:auto", "-Dharm.work=" + this.folder, "-Dharm.facts=" + facts));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, mainClass));
		execute(new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile()));
		return Facts.read(facts);
	}

	private void execute(ProcessBuilder builder) {
		try {
			Process process = builder.start();
			try {
				if (!process.waitFor(30, TimeUnit.MINUTES)) {
					throw new IllegalStateException("Does not end: " + this.folder);
				}
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
