package dev.monitored.websocket.recording;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Tags;

import dev.monitored.label.LabelValue;
import dev.monitored.meter.DeferredCounter;
import dev.monitored.registry.DeferredMeters;

/**
 * The ended connections of one path by close code. A client may send any number, so that
 * only the codes of the protocol are values of the label.
 */
final class CloseCounts {

	private static final int FIRST = 1000;

	private static final int LAST = 1015;

	/**
	 * Normal closure, going away, no status code: neither end reports a failure.
	 */
	private static final Set<Integer> NORMAL = Set.of(1000, 1001, 1005);

	private final DeferredCounter[] byCode;

	private final DeferredCounter other;

	CloseCounts(Tags path, DeferredMeters meters) {
		this.byCode = IntStream.rangeClosed(FIRST, LAST)
			.mapToObj((code) -> counter(path, String.valueOf(code), meters))
			.toArray(DeferredCounter[]::new);
		this.other = counter(path, LabelValue.OTHER, meters);
	}

	/**
	 * Returns whether a code says that something failed. The application gives codes
	 * beyond those of the protocol their meaning, so that these are no failures.
	 * @param code the code
	 * @return whether a connection that ends with it has failed
	 */
	static boolean isFailure(int code) {
		return isOfProtocol(code) && !NORMAL.contains(code);
	}

	void register() {
		Arrays.stream(this.byCode).forEach(DeferredCounter::register);
		this.other.register();
	}

	void add(int code) {
		(isOfProtocol(code) ? this.byCode[code - FIRST] : this.other).increment();
	}

	private static boolean isOfProtocol(int code) {
		return code >= FIRST && code <= LAST;
	}

	private static DeferredCounter counter(Tags path, String code, DeferredMeters meters) {
		return new DeferredCounter(WebSocketMeters.CLOSES.meterName(), WebSocketMeters.CLOSES.description(),
				path.and("code", code), meters);
	}

}
