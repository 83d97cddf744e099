package dev.monitored.trace;

import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.call.CallOutputs;

/**
 * Lets spans of OpenTelemetry be marked, unless there is a tracer of Micrometer.
 *
 * @param outputs what marks spans
 */
record OpenTelemetryLookup(CallOutputs outputs) implements SmartInitializingSingleton {

	@Override
	public void afterSingletonsInstantiated() {
		this.outputs.traceByDefault(new OpenTelemetrySpans());
	}

}
