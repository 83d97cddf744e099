package dev.monitored.failure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Where a failure of our own code ends: the first one is a WARN, later ones are DEBUG,
 * and the measured call never notices. Nothing is logged where the stack is used up: a
 * class of the logging library that is initialized there stays broken.
 */
public final class FailureLog {

	private static final int FRAMES_TO_LOG = 1_000;

	private final Log log;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Creates a log that warns once.
	 * @param owner the class whose failures are logged
	 */
	public FailureLog(Class<?> owner) {
		this.log = LogFactory.getLog(owner);
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
		if (this.warned.compareAndSet(false, true)) {
			this.log.warn(message + " (further failures of this kind are logged at DEBUG)", failure);
		}
		else {
			this.log.debug(message, failure);
		}
	}

}
