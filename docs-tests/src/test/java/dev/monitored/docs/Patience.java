package dev.monitored.docs;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How tests wait for what must happen: so long that nothing but a hang ends it. A machine
 * that is busy with other work is slow, and no test may fail of that.
 */
final class Patience {

	private static final Duration LIMIT = Duration.ofMinutes(15);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

	private Patience() {
	}

	/**
	 * Begins to wait, in the thread of the test.
	 */
	static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).pollInSameThread();
	}

}
