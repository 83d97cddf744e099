package dev.monitored.operation.recording;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.monitored.meter.CallMeter;

/**
 * Finds out whether any operation has been called. It reads meters, so that a call that
 * has its meter reports nothing.
 */
final class FirstCall {

	private final Queue<CallMeter> uncalled = new ConcurrentLinkedQueue<>();

	private volatile boolean found;

	void expectIn(CallMeter meter) {
		if (!this.found) {
			this.uncalled.add(meter);
		}
	}

	boolean isFound() {
		if (!this.found && this.uncalled.stream().anyMatch(CallMeter::isCalled)) {
			found();
		}
		return this.found;
	}

	void found() {
		if (!this.found) {
			this.found = true;
			this.uncalled.clear();
		}
	}

}
