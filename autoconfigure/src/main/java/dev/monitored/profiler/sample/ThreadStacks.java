package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.monitored.profiler.sample.StackSample.CallsAround;

/**
 * What all platform threads are doing at one moment. Virtual threads are not seen.
 */
public final class ThreadStacks {

	private ThreadStacks() {
	}

	/**
	 * Returns the stacks of all threads.
	 * @return a sample for each thread that has a stack
	 */
	public static List<StackSample> now() {
		List<StackSample> all = new ArrayList<>();
		for (StackTraceElement[] trace : Thread.getAllStackTraces().values()) {
			List<StackLine> lines = new ArrayList<>();
			for (StackTraceElement element : trace) {
				lines.add(new StackLine(element.getClassName().replace('/', '.') + "." + element.getMethodName(),
						Math.max(0, element.getLineNumber())));
			}
			Collections.reverse(lines);
			if (!lines.isEmpty()) {
				all.add(new StackSample(SampleType.WAIT, lines, CallsAround.NONE, 1, 0));
			}
		}
		return all;
	}

}
