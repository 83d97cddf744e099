package dev.monitored.cause;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The calls that a thread is in, each inside of the one before, and what their time went
 * to. A call has a frame only if it is left on the thread that it was entered on. The
 * number of its owner and its start tell it apart. Entering and leaving allocate nothing
 * once a thread has its frames.
 * <p>
 * What a thread keeps are arrays of the JDK, which refer to nothing between calls: a
 * thread may outlive the application, and must not keep its class loader. An owner is a
 * number because storing a reference costs a collector's barrier in each call.
 */
public final class CallFrames {

	/**
	 * How many calls can be inside of each other. Those beyond have no frame: the
	 * innermost one that has is charged for them.
	 */
	static final int MAX_DEPTH = 64;

	private static final int FEW = 2;

	private static final long STALE_NANOS = TimeUnit.DAYS.toNanos(1);

	private static final AtomicLong owners = new AtomicLong();

	private static final ThreadLocal<Object[]> threads = ThreadLocal.withInitial(CallFrames::create);

	private CallFrames() {
	}

	private static Object[] create() {
		return new Object[] { Frame.numbers(FEW), Frame.references(FEW), new long[0] };
	}

	/**
	 * Creates the number of something that records calls.
	 * @return a number that nothing else has
	 */
	public static long newOwner() {
		return owners.incrementAndGet();
	}

	/**
	 * Enters a call.
	 * @param owner the number of what records the call
	 * @param start its start
	 */
	public static void enter(long owner, long start) {
		Object[] stack = threads.get();
		long[] numbers = (long[]) stack[0];
		if (Frame.isFull(numbers)) {
			numbers = withRoom(stack, start);
		}
		if (numbers != null) {
			Frame.begin(numbers, owner, start);
		}
	}

	/**
	 * Leaves a call that has ended. The call around it is charged for its time.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param nanos how long it took
	 * @param cause what the time is put down to that it did not pass on
	 * @param failure what it threw, if it did
	 */
	public static void leave(long owner, long start, long nanos, Cause cause, @Nullable Throwable failure) {
		Object[] stack = threads.get();
		if (!Frame.leaveEmpty((long[]) stack[0], owner, start)) {
			int frame = find(stack, owner, start);
			if (frame >= 0) {
				leave(stack, frame, nanos, cause, failure);
			}
		}
	}

	/**
	 * Returns whether this thread is in a call, which wants to know of others in it.
	 * @return whether there is a frame
	 */
	public static boolean isInCall() {
		return depth() > 0;
	}

	/**
	 * Returns whether this thread has entered a call and not left it.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @return whether it has a frame
	 */
	public static boolean isIn(long owner, long start) {
		return find(threads.get(), owner, start) >= 0;
	}

	/**
	 * Leaves a call without charging the one around it, which
	 * {@link #charge(long, long, Cause, CallParts, Throwable)} does when more is known.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param isHandedOn whether the call goes on elsewhere
	 * @return what its time went to so far
	 */
	public static CallParts detach(long owner, long start, boolean isHandedOn) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame < 0) {
			return CallParts.ELSEWHERE;
		}
		long[] numbers = (long[]) stack[0];
		Object[] references = (Object[]) stack[1];
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
		int depth = depth(stack);
		if (depth > 0) {
			Frame.charge((long[]) stack[0], (Object[]) stack[1], depth - 1, start, nanos, cause, parts, failure);
		}
	}

	/**
	 * Leaves a call that goes on elsewhere. From then on, the cause of its own time is
	 * unknown, also for the call around it.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param nanos how long it took so far
	 * @param cause what the time is put down to that it did not pass on
	 * @return what its time went to so far
	 */
	public static CallParts handOn(long owner, long start, long nanos, Cause cause) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame < 0) {
			return CallParts.ELSEWHERE;
		}
		long[] numbers = (long[]) stack[0];
		CallParts parts = Frame.partsElsewhere(numbers, (Object[]) stack[1], frame);
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
		int depth = depth(stack);
		if (depth > 0) {
			Frame.goOnElsewhere((long[]) stack[0], depth - 1);
		}
	}

	/**
	 * Reports that this thread has waited for a call that was handed on, until its end.
	 * @param parts what handing it on has returned
	 */
	public static void comeBack(CallParts parts) {
		Object[] stack = threads.get();
		int depth = depth(stack);
		if (depth > 0) {
			Frame.comeBack((long[]) stack[0], depth - 1, parts);
		}
	}

	/**
	 * Leaves what turned out to be no call. The call around it is charged only for what
	 * this one has passed on.
	 * @param owner the number of what records the call
	 * @param start its start
	 */
	public static void abandon(long owner, long start) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame >= 0) {
			long passedOn = Frame.passedOn((long[]) stack[0], frame);
			leave(stack, frame, passedOn, Cause.UNMEASURED, null);
		}
	}

	/**
	 * Says what the time of a call went to, which has not been left.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param nanos how long it took
	 * @param own what the time is put down to that it did not pass on
	 * @param sink takes the parts, which sum up to the time
	 */
	public static void report(long owner, long start, long nanos, Cause own, PartSink sink) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		if (frame >= 0) {
			Frame.report((long[]) stack[0], (Object[]) stack[1], frame, nanos, own, sink);
		}
		else {
			CallParts.ELSEWHERE.report(nanos, own, sink);
		}
	}

	/**
	 * Returns the parts so far of a call that has not been left.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @return the parts
	 */
	public static CallParts parts(long owner, long start) {
		Object[] stack = threads.get();
		int frame = find(stack, owner, start);
		return (frame >= 0) ? Frame.parts((long[]) stack[0], (Object[]) stack[1], frame) : CallParts.ELSEWHERE;
	}

	// Returns the arrays of this thread: numbers and references of its frames, and what
	// statements its calls made.
	static Object[] stack() {
		return threads.get();
	}

	/**
	 * Returns how many calls this thread is in.
	 * @return the number of frames
	 */
	static int depth() {
		return depth(threads.get());
	}

	private static int depth(Object[] stack) {
		return Frame.depth((long[]) stack[0]);
	}

	private static void leave(Object[] stack, int frame, long nanos, Cause cause, @Nullable Throwable failure) {
		if (frame > 0) {
			Frame.passOn((long[]) stack[0], (Object[]) stack[1], frame, nanos, cause, failure);
		}
		drop(stack, frame);
	}

	// Forgets a frame, and calls in it that were never left.
	private static void drop(Object[] stack, int frame) {
		Frame.drop((long[]) stack[0], (Object[]) stack[1], frame);
	}

	// Finds the frame of a call. It is the last one, unless calls in it were never left.
	static int find(Object[] stack, long owner, long start) {
		long[] numbers = (long[]) stack[0];
		for (int frame = Frame.depth(numbers) - 1; frame >= 0; frame--) {
			if (Frame.is(numbers, frame, owner, start)) {
				return frame;
			}
		}
		return -1;
	}

	// Makes room for one more frame. All calls are forgotten if the outermost one began
	// so long ago that it was never left. Returns null if there is no room.
	private static long @Nullable [] withRoom(Object[] stack, long now) {
		long[] numbers = (long[]) stack[0];
		if (Frame.depth(numbers) < MAX_DEPTH) {
			int frames = Math.min(MAX_DEPTH, 2 * Frame.depth(numbers));
			numbers = Arrays.copyOf(numbers, Frame.numbers(frames).length);
			stack[1] = Arrays.copyOf((Object[]) stack[1], Frame.references(frames).length);
			stack[0] = numbers;
			return numbers;
		}
		if (now - Frame.start(numbers, 0) > STALE_NANOS) {
			drop(stack, 0);
			return numbers;
		}
		return null;
	}

}
