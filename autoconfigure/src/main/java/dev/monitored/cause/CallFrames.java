package dev.monitored.cause;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The calls that a thread is in, each inside of the one before, and what their time went
 * to. A call has a frame only if it is left on the thread that it was entered on. Its
 * owner and its start tell it apart. Entering and leaving allocate nothing once a thread
 * has its frames.
 * <p>
 * What a thread keeps are arrays of the JDK, which are empty between calls: a thread may
 * outlive the application, and must not keep its class loader.
 */
public final class CallFrames {

	/**
	 * How many calls can be inside of each other. Those beyond have no frame: the
	 * innermost one that has is charged for them.
	 */
	static final int MAX_DEPTH = 64;

	private static final int FEW = 2;

	private static final long STALE_NANOS = TimeUnit.DAYS.toNanos(1);

	private static final ThreadLocal<Object[]> threads = ThreadLocal.withInitial(CallFrames::create);

	private CallFrames() {
	}

	private static Object[] create() {
		int[] head = { 0, ThreadLocalRandom.current().nextInt() | 1 };
		return new Object[] { head, new long[FEW * Frame.NUMBERS], new Object[FEW * Frame.REFERENCES] };
	}

	/**
	 * Enters a call.
	 * @param owner what records the call
	 * @param start its start
	 */
	public static void enter(Object owner, long start) {
		Object[] stack = threads.get();
		int[] head = (int[]) stack[0];
		int depth = head[0];
		if (depth == MAX_DEPTH) {
			depth = withoutStale(stack, start);
			if (depth == MAX_DEPTH) {
				return;
			}
		}
		long[] numbers = (long[]) stack[1];
		if (numbers.length == depth * Frame.NUMBERS) {
			grow(stack);
			numbers = (long[]) stack[1];
		}
		Frame.begin(numbers, (Object[]) stack[2], depth, owner, start);
		head[0] = depth + 1;
	}

	/**
	 * Leaves a call that has ended. The call around it is charged for its time.
	 * @param owner what records the call
	 * @param start its start
	 * @param nanos how long it took
	 * @param cause what the time is put down to that it did not pass on
	 * @param failure what it threw, if it did
	 */
	public static void leave(Object owner, long start, long nanos, Cause cause, @Nullable Throwable failure) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame >= 0) {
			leave(stack, frame, nanos, cause, failure);
		}
	}

	/**
	 * Returns whether this thread is in a call, which wants to know of others in it.
	 * @return whether there is a frame
	 */
	public static boolean isInCall() {
		return ((int[]) threads.get()[0])[0] > 0;
	}

	/**
	 * Leaves a call without charging the one around it, which
	 * {@link #charge(long, long, Cause, CallParts, Throwable)} does when more is known.
	 * @param owner what records the call
	 * @param start its start
	 * @param isHandedOn whether the call goes on elsewhere
	 * @return what its time went to so far
	 */
	public static CallParts detach(Object owner, long start, boolean isHandedOn) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame < 0) {
			return CallParts.ELSEWHERE;
		}
		long[] numbers = (long[]) stack[1];
		Object[] references = (Object[]) stack[2];
		CallParts parts = isHandedOn ? Frame.partsElsewhere(numbers, references, frame)
				: Frame.parts(numbers, references, frame);
		drop(stack, frame);
		return parts;
	}

	/**
	 * Charges the innermost call of this thread for one that has been detached.
	 * @param start the start of the detached call
	 * @param nanos how long it took
	 * @param cause what the time is put down to that it did not pass on
	 * @param parts what its time went to
	 * @param failure what it threw, if it did
	 */
	public static void charge(long start, long nanos, Cause cause, CallParts parts, @Nullable Throwable failure) {
		Object[] stack = threads.get();
		int depth = ((int[]) stack[0])[0];
		if (depth > 0) {
			Frame.charge((long[]) stack[1], (Object[]) stack[2], depth - 1, start, nanos, cause, parts, failure);
		}
	}

	/**
	 * Leaves a call that goes on elsewhere. Neither what its own time goes to is known
	 * from then on, nor that of the call around it.
	 * @param owner what records the call
	 * @param start its start
	 * @param nanos how long it took so far
	 * @param cause what the time is put down to that it did not pass on
	 * @return what its time went to so far
	 */
	public static CallParts handOn(Object owner, long start, long nanos, Cause cause) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame < 0) {
			return CallParts.ELSEWHERE;
		}
		long[] numbers = (long[]) stack[1];
		CallParts parts = Frame.partsElsewhere(numbers, (Object[]) stack[2], frame);
		leave(stack, frame, nanos, cause, null);
		goOnElsewhere();
		return parts;
	}

	/**
	 * Reports that the innermost call of this thread has begun something that goes on
	 * elsewhere. What its own time goes to is not known from then on.
	 */
	public static void goOnElsewhere() {
		Object[] stack = threads.get();
		int depth = ((int[]) stack[0])[0];
		if (depth > 0) {
			Frame.goOnElsewhere((long[]) stack[1], depth - 1);
		}
	}

	/**
	 * Reports that this thread has waited for a call that was handed on, until its end.
	 * @param parts what handing it on has returned
	 */
	public static void comeBack(CallParts parts) {
		Object[] stack = threads.get();
		int depth = ((int[]) stack[0])[0];
		if (depth > 0) {
			Frame.comeBack((long[]) stack[1], (Object[]) stack[2], depth - 1, parts);
		}
	}

	/**
	 * Leaves a call that turned out to be none. The call around it is charged for nothing
	 * but what the other one has passed on.
	 * @param owner what records the call
	 * @param start its start
	 */
	public static void abandon(Object owner, long start) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame >= 0) {
			long passedOn = Frame.passedOn((long[]) stack[1], frame);
			leave(stack, frame, passedOn, Cause.UNMEASURED, null);
		}
	}

	/**
	 * Says what the time of a call went to, which has not been left.
	 * @param owner what records the call
	 * @param start its start
	 * @param nanos how long it took
	 * @param own what the time is put down to that it did not pass on
	 * @param sink takes the parts, which sum up to the time
	 */
	public static void report(Object owner, long start, long nanos, Cause own, PartSink sink) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame >= 0) {
			Frame.report((long[]) stack[1], (Object[]) stack[2], frame, nanos, own, sink);
		}
		else {
			CallParts.ELSEWHERE.report(nanos, own, sink);
		}
	}

	/**
	 * Returns what the time of a call went to so far, which has not been left.
	 * @param owner what records the call
	 * @param start its start
	 * @return the parts
	 */
	public static CallParts parts(Object owner, long start) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		return (frame >= 0) ? Frame.parts((long[]) stack[1], (Object[]) stack[2], frame) : CallParts.ELSEWHERE;
	}

	/**
	 * Returns whether a good call is one of the few whose time is recorded by cause.
	 * @return whether it is, which is random and true for one of sixteen
	 */
	public static boolean isSampled() {
		int[] head = (int[]) threads.get()[0];
		int random = head[1];
		random ^= random << 13;
		random ^= random >>> 17;
		random ^= random << 5;
		head[1] = random;
		return random >>> 28 == 0;
	}

	/**
	 * Returns how many calls this thread is in.
	 * @return the number of frames
	 */
	static int depth() {
		return ((int[]) threads.get()[0])[0];
	}

	private static void leave(Object[] stack, int frame, long nanos, Cause cause, @Nullable Throwable failure) {
		if (frame > 0) {
			Frame.passOn((long[]) stack[1], (Object[]) stack[2], frame, nanos, cause, failure);
		}
		drop(stack, frame);
	}

	// Forgets a frame, and calls in it that were never left.
	private static void drop(Object[] stack, int frame) {
		int[] head = (int[]) stack[0];
		int depth = head[0];
		head[0] = frame;
		for (int left = frame; left < depth; left++) {
			Frame.clear((long[]) stack[1], (Object[]) stack[2], left);
		}
	}

	// Forgets all calls if the outermost one began so long ago that it was never left
	private static int withoutStale(Object[] stack, long now) {
		if (now - Frame.start((long[]) stack[1], 0) > STALE_NANOS) {
			drop(stack, 0);
		}
		return ((int[]) stack[0])[0];
	}

	// Finds the frame of a call. It is the last one, unless calls in it were never left.
	private static int find(Object[] stack, Object owner, long start) {
		long[] numbers = (long[]) stack[1];
		Object[] references = (Object[]) stack[2];
		for (int frame = ((int[]) stack[0])[0] - 1; frame >= 0; frame--) {
			if (Frame.is(numbers, references, frame, owner, start)) {
				return frame;
			}
		}
		return -1;
	}

	private static void grow(Object[] stack) {
		long[] numbers = (long[]) stack[1];
		Object[] references = (Object[]) stack[2];
		stack[1] = Arrays.copyOf(numbers, numbers.length * 2);
		stack[2] = Arrays.copyOf(references, references.length * 2);
	}

}
