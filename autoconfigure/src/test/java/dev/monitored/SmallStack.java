package dev.monitored;

import java.util.stream.IntStream;

import org.apache.commons.logging.LogFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A thread whose stack is used up again and again, for tests.
 */
public final class SmallStack {

	private static final int OVERFLOWS = Boolean.getBoolean("tests.long-runs") ? 10_000 : 300;

	private static final int STACK_BYTES = 300 * 1024;

	/**
	 * What is logged first: a class of the JDK whose initialization overflows cannot be
	 * used any more, and logging a warning initializes some.
	 */
	private static final String BEFORE = "The stack is about to run out, as this test wants it to";

	private SmallStack() {
	}

	/**
	 * Runs many times an action that ends in a {@link StackOverflowError}. Each depth
	 * lets another step of the measurement be the one that overflows.
	 */
	public static void overflow(ThrowingCallable action) throws InterruptedException {
		LogFactory.getLog(SmallStack.class).warn(BEFORE);
		Throwable[] failure = new Throwable[1];
		Thread thread = new Thread(null,
				() -> IntStream.range(0, OVERFLOWS)
					.forEach((number) -> assertThatExceptionOfType(StackOverflowError.class)
						.isThrownBy(() -> deeper(number % 50, action))),
				"small", STACK_BYTES);
		thread.setUncaughtExceptionHandler((any, ex) -> failure[0] = ex);
		thread.start();
		thread.join();
		assertThat(failure[0]).isNull();
	}

	private static void deeper(int frames, ThrowingCallable action) throws Throwable {
		if (frames > 0) {
			deeper(frames - 1, action);
		}
		else {
			action.call();
		}
	}

}
