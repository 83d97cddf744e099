package dev.monitored.websocket.recording;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;

/**
 * Records one connection. It is open until it is closed for the first time; later calls
 * of {@link #closed} change nothing. Nothing here throws.
 */
public final class ConnectionRecorder {

	private static final FailureLog failures = new FailureLog(ConnectionRecorder.class);

	private final EndpointRecorder endpoint;

	private final long start = MonotonicTime.nanos();

	private final AtomicBoolean closed = new AtomicBoolean();

	/**
	 * The bytes of a received message so far. The server reads one part after the other.
	 */
	private volatile long partsReceived;

	/**
	 * The bytes of a sent message so far. A connection sends one part after the other.
	 */
	private volatile long partsSent;

	ConnectionRecorder(EndpointRecorder endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Reports that a message or a part of one has come.
	 * @param bytes the length of its payload
	 * @param isLast whether the message is complete
	 */
	public void received(long bytes, boolean isLast) {
		try {
			long sum = this.partsReceived + bytes;
			this.partsReceived = isLast ? 0 : sum;
			if (isLast) {
				this.endpoint.received().add(sum);
			}
		}
		catch (Throwable ex) {
			failures.failed("A received message could not be counted", ex);
		}
	}

	/**
	 * Reports that a message or a part of one was sent.
	 * @param bytes the length of its payload
	 * @param isLast whether the message is complete
	 */
	public void sent(long bytes, boolean isLast) {
		try {
			long sum = this.partsSent + bytes;
			this.partsSent = isLast ? 0 : sum;
			if (isLast) {
				this.endpoint.sent().add(sum);
			}
		}
		catch (Throwable ex) {
			failures.failed("A sent message could not be counted", ex);
		}
	}

	/**
	 * Reports an error of the connection, which goes on or is closed later.
	 * @param failure the error
	 */
	public void failed(Throwable failure) {
		try {
			this.endpoint.failed(failure);
		}
		catch (Throwable ex) {
			failures.failed("An error of a connection could not be counted", ex);
		}
	}

	/**
	 * Reports that the connection has ended.
	 * @param code the close code, 1006 if there was no close
	 */
	public void closed(int code) {
		if (this.closed.compareAndSet(false, true)) {
			try {
				this.endpoint.closed(code, Math.max(0, MonotonicTime.nanos() - this.start));
			}
			catch (Throwable ex) {
				failures.failed("The end of a connection could not be recorded", ex);
			}
		}
	}

}
