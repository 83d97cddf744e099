package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;

/**
 * An application that is recorded all the time, in which far more happens than is kept.
 * It says how many bytes its folder had at most.
 */
public final class RingProcess {

	static final long MOST_BYTES = 5L << 20;

	private static final int THREADS = 400;

	/**
	 * About four times as many as are kept: an event has 15 bytes or more.
	 */
	private static final long EVENTS = 4 * MOST_BYTES / 15;

	private static final AtomicLong events = new AtomicLong();

	private RingProcess() {
	}

	public static void main(String[] arguments) {
		Path folder = Path.of(arguments[0]);
		MonitoredContext.runner().run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			try (Profiler profiler = new Profiler(outputs, new ProfileFolder(folder),
					RecordingBounds.continuous(Duration.ofMinutes(10), MOST_BYTES))) {
				profiler.recordContinuously(Duration.ofMinutes(10), new BurningNames());
				Patience.await("it is recorded", () -> outputs.witness() != null);
				for (int thread = 0; thread < THREADS; thread++) {
					start();
				}
				long most = 0;
				while (events.get() < EVENTS) {
					most = Math.max(most, bytes(folder));
				}
				profiler.keep(Duration.ofMinutes(10), new BurningNames("checkout"));
				System.out.println("Most bytes: " + most);
				System.out.println("Kept: " + profiler.all().get(0).state());
			}
		});
	}

	private static void start() {
		Thread thread = new Thread(() -> {
			try {
				while (true) {
					Thread.sleep(11);
					events.incrementAndGet();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	// Files come and go meanwhile
	private static long bytes(Path folder) throws InterruptedException {
		Thread.sleep(50);
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(Path::toFile)
				.filter((file) -> file.getName().endsWith(".jfr"))
				.mapToLong((file) -> file.length())
				.sum();
		}
		catch (IOException | java.io.UncheckedIOException ex) {
			return 0;
		}
	}

}
