package dev.monitored.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallStatements;
import dev.monitored.cause.Cause;
import dev.monitored.label.LabelValue;

/**
 * The operations whose calls make other calls, by the number of what records them. Their
 * calls are entered as soon as a binder compares what they make.
 */
public final class Callers {

	private static final String OPERATION = "operation";

	private final Map<Long, String> operations = new ConcurrentHashMap<>();

	private volatile boolean compared;

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
	 */
	public void compare() {
		this.compared = true;
	}

	/**
	 * Returns whether the calls are compared that operations and requests make.
	 * @return whether operations and requests are entered
	 */
	public boolean areCompared() {
		return this.compared;
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
