package dev.monitored.profiler.pyroscope;

import java.io.IOException;

import dev.monitored.MonitoredContext;

/**
 * An application that works until it has nothing more to read, and whose profiles are
 * pushed.
 */
public final class PyroscopeProcess {

	private static volatile double result;

	private PyroscopeProcess() {
	}

	public static void main(String[] arguments) {
		MonitoredContext.runner()
			.withPropertyValues("spring.application.name=shop",
					"monitored.profiler.pyroscope.server-address=" + arguments[0])
			.run((context) -> {
				System.out.println(
						(context.getStartupFailure() != null) ? "Failed: " + context.getStartupFailure() : "Started");
				work();
			});
		System.out.println("Stopped");
	}

	static void work() throws IOException {
		while (System.in.available() == 0) {
			for (int number = 0; number < 1_000_000; number++) {
				result += Math.sqrt(number);
			}
		}
	}

}
