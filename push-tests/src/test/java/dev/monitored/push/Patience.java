package dev.monitored.push;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;

/**
 * How tests wait for what must happen: so long that nothing but a hang ends it. A machine
 * that is busy with other work is slow, and no test may fail of that.
 */
final class Patience {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

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
