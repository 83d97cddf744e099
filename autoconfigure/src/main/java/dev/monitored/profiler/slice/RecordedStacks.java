package dev.monitored.profiler.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.StackLine;

/**
 * The stacks of a recording. Equal ones are the same object.
 */
final class RecordedStacks {

	private static final String LAMBDA = "$$Lambda";

	private static final String UNKNOWN = "[unknown]";

	private static final StackLine TRUNCATED = new StackLine("[truncated]", 0);

	private final Map<List<StackLine>, List<StackLine>> stacks = new HashMap<>();

	private final Map<StackLine, StackLine> lines = new HashMap<>();

	/**
	 * Returns the lines of a stack.
	 * @param recorded the stack, if one was recorded
	 * @return its lines, outermost first
	 */
	List<StackLine> lines(@Nullable RecordedStackTrace recorded) {
		if (recorded == null) {
			return List.of();
		}
		List<StackLine> stack = new ArrayList<>();
		for (RecordedFrame frame : recorded.getFrames()) {
			if (frame.isJavaFrame()) {
				StackLine line = new StackLine(name(frame.getMethod()), Math.max(0, frame.getLineNumber()));
				stack.add(this.lines.computeIfAbsent(line, (added) -> added));
			}
		}
		if (recorded.isTruncated() && !stack.isEmpty()) {
			stack.add(TRUNCATED);
		}
		Collections.reverse(stack);
		return this.stacks.computeIfAbsent(stack, List::copyOf);
	}

	// The class of a method may be gone from the JVM before it was written down.
	private static String name(@Nullable RecordedMethod method) {
		if (method == null) {
			return UNKNOWN;
		}
		RecordedClass type = method.getType();
		return (type != null) ? withoutAddress(type.getName()) + "." + method.getName() : UNKNOWN;
	}

	/**
	 * Returns the name of a class without what tells hidden classes apart, so that the
	 * same code has the same name in each process.
	 * @param type the name of the class
	 * @return the name, which has no path separator
	 */
	static String withoutAddress(String type) {
		int lambda = type.indexOf(LAMBDA);
		if (lambda >= 0) {
			return type.substring(0, lambda + LAMBDA.length());
		}
		int address = type.indexOf("0x");
		return (address > 0 && "+/.".indexOf(type.charAt(address - 1)) >= 0) ? type.substring(0, address - 1)
				: type.replace('/', '.');
	}

}
