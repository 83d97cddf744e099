package dev.monitored.failure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a failure of our own code ends: the first one is a WARN, later ones are DEBUG,
 * and the measured call never notices. Nothing is logged where the stack is used up: a
 * class of the logging library that is initialized there stays broken. It asks for its
 * logger at the first failure, because most classes that have such a log never fail.
 */
public final class FailureLog {

	private static final int FRAMES_TO_LOG = 1_000;

	private final Class<?> owner;

	private volatile @Nullable Log log;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Creates a log that warns once.
	 * @param owner the class whose failures are logged
	 */
	public FailureLog(Class<?> owner) {
		this.owner = owner;
	}

	/**
	 * Logs a failure. Nothing is thrown, unless the stack has run out.
	 * @param message what could not be done, and what that means
	 * @param failure the failure
	 */
	public void failed(String message, Throwable failure) {
		try {
			if (!(failure instanceof StackOverflowError) || StackRoom.isThere(FRAMES_TO_LOG)) {
				log(message, failure);
			}
		}
		catch (Throwable ex) {
			// Where a failure of the log itself ends
		}
	}

	private void log(String message, Throwable failure) {
		Log known = this.log;
		if (known == null) {
			known = LogFactory.getLog(this.owner);
			this.log = known;
		}
		if (this.warned.compareAndSet(false, true)) {
			known.warn(message + " (further failures of this kind are logged at DEBUG)", failure);
		}
		else {
			known.debug(message, failure);
		}
	}

}
