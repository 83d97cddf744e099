package dev.monitored.cause;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * One call that a thread is in, as a range of two arrays: one of numbers, which begins
 * with how many calls there are, and one of references. Its parts are the causes that its
 * time went to. A call that made no other refers to nothing.
 */
@SuppressWarnings("NullAway") // the references of a frame that is left are null
final class Frame {

	/**
	 * How many causes a frame can tell apart. The last of them are for resources that are
	 * folded.
	 */
	static final int PARTS = 12;

	static final int UNFOLDED_PARTS = 8;

	private static final int FAILURES = 4;

	private static final int DEPTH = 0;

	private static final int OWNER = 1;

	private static final int START = 2;

	private static final int PASSED_ON = 3;

	private static final int PART_COUNT = 4;

	private static final int FAILURE_COUNT = 5;

	private static final int ELSEWHERE = 6;

	private static final int STATEMENTS = 7;

	private static final int NANOS = 8;

	/**
	 * When the longest call began that each part consists of.
	 */
	private static final int LONGEST_START = NANOS + PARTS;

	private static final int LONGEST = LONGEST_START + PARTS;

	private static final int NUMBERS = LONGEST + PARTS - OWNER;

	private static final int CAUSES = 0;

	private static final int THROWN = CAUSES + PARTS;

	private static final int BLAMED = THROWN + FAILURES;

	private static final int REFERENCES = BLAMED + FAILURES;

	private Frame() {
	}

	static long[] numbers(int frames) {
		return new long[OWNER + frames * NUMBERS];
	}

	static @Nullable Object[] references(int frames) {
		return new Object[frames * REFERENCES];
	}

	static int depth(long[] numbers) {
		return (int) numbers[DEPTH];
	}

	static boolean isFull(long[] numbers) {
		return OWNER + depth(numbers) * NUMBERS == numbers.length;
	}

	static void begin(long[] numbers, long owner, long start) {
		int frame = depth(numbers);
		int at = frame * NUMBERS;
		numbers[at + OWNER] = owner;
		numbers[at + START] = start;
		numbers[at + PASSED_ON] = 0;
		numbers[at + PART_COUNT] = 0;
		numbers[at + FAILURE_COUNT] = 0;
		numbers[at + ELSEWHERE] = 0;
		numbers[at + STATEMENTS] = 0;
		numbers[DEPTH] = frame + 1;
	}

	// Leaves a call, if it is in no other and no time of it went to others, as with many.
	// Returns whether there is no call left.
	static boolean leaveEmpty(long[] numbers, long owner, long start) {
		boolean isEmpty = numbers[DEPTH] == 1 && (numbers[PART_COUNT] | numbers[FAILURE_COUNT]) == 0;
		if (isEmpty && is(numbers, 0, owner, start)) {
			numbers[DEPTH] = 0;
		}
		return numbers[DEPTH] == 0;
	}

	// Forgets a frame and those after it.
	static void drop(long[] numbers, @Nullable Object[] references, int frame) {
		for (int left = frame; left < depth(numbers); left++) {
			int at = left * NUMBERS;
			if ((numbers[at + PART_COUNT] | numbers[at + FAILURE_COUNT]) != 0) {
				Arrays.fill(references, left * REFERENCES, (left + 1) * REFERENCES, null);
			}
		}
		numbers[DEPTH] = frame;
	}

	static boolean is(long[] numbers, int frame, long owner, long start) {
		return numbers[frame * NUMBERS + START] == start && numbers[frame * NUMBERS + OWNER] == owner;
	}

	static long owner(long[] numbers, int frame) {
		return numbers[frame * NUMBERS + OWNER];
	}

	static int statements(long[] numbers, int frame) {
		return (int) numbers[frame * NUMBERS + STATEMENTS];
	}

	static void addStatement(long[] numbers, int frame) {
		numbers[frame * NUMBERS + STATEMENTS]++;
	}

	static long start(long[] numbers, int frame) {
		return numbers[frame * NUMBERS + START];
	}

	static long passedOn(long[] numbers, int frame) {
		return numbers[frame * NUMBERS + PASSED_ON];
	}

	static void goOnElsewhere(long[] numbers, int frame) {
		numbers[frame * NUMBERS + ELSEWHERE]++;
	}

	// Takes one call less for elsewhere, if it was handed on in this frame.
	static void comeBack(long[] numbers, int frame, CallParts parts) {
		if (parts.comeBackTo(numbers[frame * NUMBERS + OWNER], numbers[frame * NUMBERS + START])) {
			numbers[frame * NUMBERS + ELSEWHERE]--;
		}
	}

	// Charges the frame around a frame for all of its time.
	static void passOn(long[] numbers, @Nullable Object[] references, int frame, long nanos, Cause cause,
			@Nullable Throwable failure) {
		int at = frame * NUMBERS;
		int parts = (int) numbers[at + PART_COUNT];
		for (int part = 0; part < parts; part++) {
			add(numbers, references, frame - 1, cause(references, frame, part), numbers[at + NANOS + part],
					numbers[at + LONGEST_START + part], numbers[at + LONGEST + part]);
		}
		long own = Math.max(0, nanos - numbers[at + PASSED_ON]);
		if (own > 0) {
			add(numbers, references, frame - 1, cause, own, numbers[at + START], nanos);
		}
		numbers[at - NUMBERS + PASSED_ON] += numbers[at + PASSED_ON] + own;
		if (failure != null) {
			fail(numbers, references, frame - 1, failure, blamed(numbers, references, frame, failure, cause));
		}
	}

	// Charges a frame for a call whose frame is gone.
	static void charge(long[] numbers, @Nullable Object[] references, int frame, long start, long nanos, Cause cause,
			CallParts parts, @Nullable Throwable failure) {
		parts.report(nanos, cause,
				(part, time) -> add(numbers, references, frame, part, time, start, (part == cause) ? nanos : time));
		numbers[frame * NUMBERS + PASSED_ON] += nanos;
		if (failure != null) {
			Cause blamed = parts.blamed(failure);
			fail(numbers, references, frame, failure, (blamed != null) ? blamed : cause);
		}
	}

	// Says what the time of a frame went to.
	static void report(long[] numbers, @Nullable Object[] references, int frame, long nanos, Cause own, PartSink sink) {
		int at = frame * NUMBERS;
		int parts = (int) numbers[at + PART_COUNT];
		for (int part = 0; part < parts; part++) {
			sink.add(cause(references, frame, part), numbers[at + NANOS + part]);
		}
		long rest = nanos - numbers[at + PASSED_ON];
		if (rest > 0) {
			sink.add(own(numbers, frame, own), rest);
		}
	}

	static CallParts parts(long[] numbers, @Nullable Object[] references, int frame) {
		return parts(numbers, references, frame, numbers[frame * NUMBERS + ELSEWHERE] != 0);
	}

	// Returns what the time of a frame went to before its call goes on elsewhere.
	static CallParts partsElsewhere(long[] numbers, @Nullable Object[] references, int frame) {
		CallParts parts = parts(numbers, references, frame, true);
		if (frame > 0) {
			int around = frame - 1;
			parts.handOnIn(numbers[around * NUMBERS + OWNER], numbers[around * NUMBERS + START]);
		}
		return parts;
	}

	private static CallParts parts(long[] numbers, @Nullable Object[] references, int frame, boolean elsewhere) {
		int parts = (int) numbers[frame * NUMBERS + PART_COUNT];
		int failures = (int) Math.min(FAILURES, numbers[frame * NUMBERS + FAILURE_COUNT]);
		if (parts == 0 && failures == 0 && (!elsewhere || frame == 0)) {
			return elsewhere ? CallParts.ELSEWHERE : CallParts.NONE;
		}
		CallParts found = new CallParts(parts, failures, elsewhere);
		for (int part = 0; part < parts; part++) {
			int at = frame * NUMBERS + part;
			found.add(cause(references, frame, part), numbers[at + NANOS], numbers[at + LONGEST_START],
					numbers[at + LONGEST]);
		}
		for (int failure = 0; failure < failures; failure++) {
			int at = frame * REFERENCES + failure;
			found.fail((Throwable) references[at + THROWN], (Cause) references[at + BLAMED]);
		}
		return found;
	}

	private static Cause own(long[] numbers, int frame, Cause own) {
		return (own == Cause.UNMEASURED && numbers[frame * NUMBERS + ELSEWHERE] != 0) ? Cause.UNKNOWN : own;
	}

	private static Cause cause(@Nullable Object[] references, int frame, int part) {
		return (Cause) references[frame * REFERENCES + CAUSES + part];
	}

	// Adds to the part of a cause. If there are too many, its resource is folded.
	private static void add(long[] numbers, @Nullable Object[] references, int frame, Cause cause, long nanos,
			long longestStart, long longest) {
		int part = find(numbers, references, frame, cause);
		if (part < 0 && numbers[frame * NUMBERS + PART_COUNT] >= UNFOLDED_PARTS) {
			Cause folded = cause.folded();
			part = find(numbers, references, frame, folded);
			part = (part < 0) ? append(numbers, references, frame, folded) : part;
		}
		else if (part < 0) {
			part = append(numbers, references, frame, cause);
		}
		int at = frame * NUMBERS + part;
		numbers[at + NANOS] += nanos;
		if (longest > numbers[at + LONGEST]) {
			numbers[at + LONGEST] = longest;
			numbers[at + LONGEST_START] = longestStart;
		}
	}

	private static int find(long[] numbers, @Nullable Object[] references, int frame, Cause cause) {
		int parts = (int) numbers[frame * NUMBERS + PART_COUNT];
		for (int part = 0; part < parts; part++) {
			Cause known = cause(references, frame, part);
			if (known == cause || known.equals(cause)) {
				return part;
			}
		}
		return -1;
	}

	// Appends a part. The last one takes what has no place any more.
	private static int append(long[] numbers, @Nullable Object[] references, int frame, Cause cause) {
		int part = (int) numbers[frame * NUMBERS + PART_COUNT];
		if (part == PARTS) {
			return PARTS - 1;
		}
		references[frame * REFERENCES + CAUSES + part] = (part < PARTS - 1) ? cause : Cause.UNKNOWN;
		numbers[frame * NUMBERS + NANOS + part] = 0;
		numbers[frame * NUMBERS + LONGEST + part] = 0;
		numbers[frame * NUMBERS + PART_COUNT] = part + 1;
		return part;
	}

	// Remembers who failed in a frame: the last ones, because what failed first and did
	// not end the call was survived.
	private static void fail(long[] numbers, @Nullable Object[] references, int frame, Throwable failure,
			Cause blamed) {
		int count = (int) numbers[frame * NUMBERS + FAILURE_COUNT]++;
		int at = frame * REFERENCES + count % FAILURES;
		references[at + THROWN] = failure;
		references[at + BLAMED] = blamed;
	}

	private static Cause blamed(long[] numbers, @Nullable Object[] references, int frame, Throwable failure,
			Cause otherwise) {
		int failures = (int) Math.min(FAILURES, numbers[frame * NUMBERS + FAILURE_COUNT]);
		for (int index = 0; index < failures; index++) {
			int at = frame * REFERENCES + index;
			if (CallParts.isCausedBy(failure, (Throwable) references[at + THROWN])) {
				return (Cause) references[at + BLAMED];
			}
		}
		return otherwise;
	}

}
