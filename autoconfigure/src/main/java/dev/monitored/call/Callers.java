package dev.monitored.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallStatements;
import dev.monitored.cause.Cause;
import dev.monitored.cause.RepetitionSink;
import dev.monitored.label.LabelValue;

/**
 * The operations whose calls make other calls, by the number of what records them. Their
 * calls are entered as soon as a binder compares what they make.
 */
public final class Callers {

	private static final String OPERATION = "operation";

	private final Map<Long, String> operations = new ConcurrentHashMap<>();

	private volatile @Nullable RepetitionSink repetitions;

	private volatile int most;

	/**
	 * Creates the number by which calls are entered.
	 * @param cause what a call around them puts them down to, which names an operation
	 * @return the number of a caller, if they are calls of an operation
	 */
	public long newOwner(Cause cause) {
		if (!cause.name().equals(OPERATION)) {
			return CallFrames.newOwner();
		}
		long caller = CallStatements.newCaller();
		this.operations.put(caller, cause.resource());
		return caller;
	}

	/**
	 * Lets calls be entered from now on, because the calls that they make are compared.
	 * @param sink hears of calls that made one too often, with calls inside of them
	 * @param threshold how often a call may make one
	 */
	public void startComparing(RepetitionSink sink, int threshold) {
		this.most = threshold;
		this.repetitions = sink;
	}

	/**
	 * Returns whether the calls are compared that operations and requests make.
	 * @return whether operations and requests are entered
	 */
	public boolean areCompared() {
		return this.repetitions != null;
	}

	/**
	 * Reports that a call is about to be left, whose calls are also those of the call
	 * around it. If there is none around it, there may be nothing left to do.
	 * @param owner the number by which it was entered
	 * @param start its start
	 * @return whether this thread is known to be in no call any more
	 */
	public boolean leaving(long owner, long start) {
		RepetitionSink sink = this.repetitions;
		return sink != null && CallStatements.isCaller(owner) && CallStatements.passOn(owner, start, this.most, sink);
	}

	/**
	 * Returns the name of an operation.
	 * @param caller the number of what records it
	 * @return its name, {@value LabelValue#NONE} if the caller is no operation
	 */
	public String operation(long caller) {
		return this.operations.getOrDefault(caller, LabelValue.NONE);
	}

}
