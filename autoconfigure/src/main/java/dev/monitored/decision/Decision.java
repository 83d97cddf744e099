package dev.monitored.decision;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Asks code of the application about a call. The calls that this code makes meanwhile are
 * measured, and nothing is asked about them: it would ask without end.
 */
public final class Decision {

	/**
	 * Whether a thread is asking. An array belongs to no class loader of an application,
	 * and is reset without a call that could fail.
	 */
	private static final ThreadLocal<boolean[]> running = ThreadLocal.withInitial(() -> new boolean[1]);

	private Decision() {
	}

	/**
	 * Asks about a call, unless the call is made by code that is being asked.
	 * @param <T> the type of what is asked about
	 * @param <A> the type of the answer
	 * @param question what asks
	 * @param about what it asks about
	 * @param otherwise the answer if nothing is asked
	 * @return the answer
	 */
	public static <T, A extends @Nullable Object> A ask(Function<T, A> question, T about, A otherwise) {
		boolean[] asking = running.get();
		if (asking[0]) {
			return otherwise;
		}
		asking[0] = true;
		try {
			return question.apply(about);
		}
		finally {
			asking[0] = false;
		}
	}

	/**
	 * Returns whether code that is being asked makes the calls of this thread.
	 * @return whether the thread is asking
	 */
	public static boolean isRunning() {
		return running.get()[0];
	}

}
