package dev.monitored.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;

/**
 * How tests wait for what must happen: so long that nothing but a hang ends it.
 */
final class Patience {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

	private Patience() {
	}

	static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what)
			.atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(BETWEEN_LOOKS)
			.pollInSameThread()
			.until(condition);
	}

}
