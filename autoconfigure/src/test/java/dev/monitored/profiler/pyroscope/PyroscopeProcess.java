package dev.monitored.profiler.pyroscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.profiler.slice.ProfileKind;
import dev.monitored.profiler.slice.ProfileRefusedException;
import dev.monitored.profiler.slice.Profiler;

/**
 * An application that works until its input ends, and whose profiles are pushed.
 */
public final class PyroscopeProcess {

	private static volatile double result;

	private static volatile boolean ended;

	private PyroscopeProcess() {
	}

	public static void main(String[] arguments) {
		Thread input = new Thread(PyroscopeProcess::awaitEndOfInput);
		input.setDaemon(true);
		input.start();
		new WebApplicationContextRunner().withConfiguration(MonitoredContext.configuration())
			.withPropertyValues("spring.application.name=shop", "management.endpoints.web.exposure.include=*",
					"management.endpoint.profiler.access=UNRESTRICTED",
					"monitored.profiler.pyroscope.server-address=" + arguments[0])
			.run((context) -> {
				System.out.println("Started, and another profile: " + begin(context.getBean(Profiler.class)));
				work();
			});
		System.out.println("Stopped");
	}

	static void work() {
		while (!ended) {
			for (int number = 0; number < 1_000_000; number++) {
				result += Math.sqrt(number);
			}
		}
	}

	private static String begin(Profiler profiler) {
		try {
			return profiler.begin(ProfileKind.CPU, Duration.ofSeconds(1)).id();
		}
		catch (ProfileRefusedException ex) {
			return ex.status() + " " + ex.getMessage();
		}
	}

	private static void awaitEndOfInput() {
		try {
			while (System.in.read() >= 0) {
				Thread.onSpinWait();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			ended = true;
		}
	}

}
