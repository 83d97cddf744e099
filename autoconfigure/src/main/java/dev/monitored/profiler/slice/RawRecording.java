package dev.monitored.profiler.slice;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The events of a profile as a file of the Flight Recorder. All recordings of a JVM share
 * their files, so that one may hold events that another recording asked for. Those are
 * left out, because they may show more than names of classes and methods.
 */
final class RawRecording {

	private static final @Nullable Method WRITE = write();

	private RawRecording() {
	}

	/**
	 * Returns the events that samples are made of.
	 * @param file the file with all events
	 * @return a file with these events
	 * @throws IOException if it cannot be read or written
	 */
	static byte[] of(Path file) throws IOException {
		Set<String> names = RecordingEvents.names();
		if (isPure(file, names)) {
			return Files.readAllBytes(file);
		}
		if (WRITE == null) {
			throw ProfileRefusedException.notNow(
					"The file also has events of another recording of the JVM, or of the application, and JDK %d cannot take them out. "
						.formatted(Runtime.version().feature()) + "Read another format, or run on JDK 19 or later.");
		}
		Path filtered = file.resolveSibling(UUID.randomUUID() + ".jfr");
		try (RecordingFile recording = new RecordingFile(file)) {
			Predicate<RecordedEvent> isOurs = (event) -> names.contains(event.getEventType().getName());
			WRITE.invoke(recording, filtered, isOurs);
			return Files.readAllBytes(filtered);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IOException("The events of other recordings cannot be left out", ex);
		}
		finally {
			ProfileFolder.delete(filtered);
		}
	}

	private static boolean isPure(Path file, Set<String> names) throws IOException {
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				if (!names.contains(recording.readEvent().getEventType().getName())) {
					return false;
				}
			}
			return true;
		}
	}

	// Returns the method that JDK 19 and later have
	private static @Nullable Method write() {
		try {
			return RecordingFile.class.getMethod("write", Path.class, Predicate.class);
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

}
