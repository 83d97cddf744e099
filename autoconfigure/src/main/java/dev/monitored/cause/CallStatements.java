package dev.monitored.cause;

import java.util.Arrays;

/**
 * How often the calls of a thread make each statement. A statement is counted for the
 * innermost call of a caller: an operation, or a request that the application answers.
 * The call around it counts the statement too, unless the inner call was reported for it.
 * <p>
 * As for {@link CallFrames}, what a thread keeps is an array of numbers, and counting
 * allocates nothing once it is there.
 */
public final class CallStatements {

	/**
	 * What is returned where there is no caller to report.
	 */
	public static final long NO_CALLER = 0;

	/**
	 * How many statements a call can tell apart. Beyond them, the one that was made least
	 * is forgotten, so that too few are counted and never too many.
	 */
	static final int MOST = 16;

	private static final int TABLES = MOST;

	private static final int COUNTS = TABLES + MOST;

	private static final int NUMBERS = COUNTS + MOST;

	/**
	 * The count of a statement that its call was reported for.
	 */
	private static final long REPORTED = Long.MAX_VALUE;

	private CallStatements() {
	}

	/**
	 * Creates the number of something that records calls of a caller.
	 * @return a number that nothing else has
	 */
	public static long newCaller() {
		return -CallFrames.newOwner();
	}

	/**
	 * Returns whether the calls that something records are those of a caller.
	 * @param owner the number of what records them
	 * @return whether statements are counted for them
	 */
	public static boolean isCaller(long owner) {
		return owner < 0;
	}

	/**
	 * Counts a statement that this thread makes, for the innermost call of a caller.
	 * @param statement the number of the statement
	 * @param table the number of its table
	 * @param most how often a call may make it
	 * @return the number of what records the call, the first time that it makes a
	 * statement of the table more often; {@link #NO_CALLER} otherwise
	 */
	public static long made(long statement, long table, long most) {
		Object[] stack = CallFrames.stack();
		long[] frames = (long[]) stack[0];
		int frame = callerWithin(frames, Frame.depth(frames));
		if (frame < 0) {
			return NO_CALLER;
		}
		long[] statements = withRoom(stack, frame);
		long made = add(frames, statements, frame, statement, table, 1);
		return isTooOften(made, most) ? report(frames, statements, frame, statement, table) : NO_CALLER;
	}

	/**
	 * Adds the statements of a call that is about to be left to those of the call around
	 * it, except for those that it was reported for. A call that is in no other, and no
	 * time of which went to others, is left at once.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param most how often a call may make a statement
	 * @param sink hears of the call around it if that now exceeds {@code most}
	 * @return whether this thread is in no call any more
	 */
	public static boolean passOn(long owner, long start, long most, RepetitionSink sink) {
		Object[] stack = CallFrames.stack();
		if (Frame.leaveEmpty((long[]) stack[0], owner, start)) {
			return true;
		}
		int frame = CallFrames.find(stack, owner, start);
		int made = (frame > 0) ? Frame.statements((long[]) stack[0], frame) : 0;
		int around = (made > 0) ? callerWithin((long[]) stack[0], frame) : -1;
		for (int at = frame * NUMBERS; around >= 0 && at < frame * NUMBERS + made; at++) {
			passOn(stack, at, around, most, sink);
		}
		return false;
	}

	private static void passOn(Object[] stack, int at, int around, long most, RepetitionSink sink) {
		long[] frames = (long[]) stack[0];
		long[] statements = (long[]) stack[2];
		if (statements[at + COUNTS] != REPORTED) {
			long table = statements[at + TABLES];
			long made = add(frames, statements, around, statements[at], table, statements[at + COUNTS]);
			long caller = isTooOften(made, most) ? report(frames, statements, around, statements[at], table)
					: NO_CALLER;
			if (caller != NO_CALLER) {
				sink.repeated(caller, table);
			}
		}
	}

	private static boolean isTooOften(long made, long most) {
		return made > most && made != REPORTED;
	}

	// Returns the innermost frame of a caller below a depth, or -1.
	private static int callerWithin(long[] frames, int depth) {
		int frame = depth - 1;
		while (frame >= 0 && !isCaller(Frame.owner(frames, frame))) {
			frame--;
		}
		return frame;
	}

	private static long[] withRoom(Object[] stack, int frame) {
		long[] statements = (long[]) stack[2];
		if (statements.length < (frame + 1) * NUMBERS) {
			statements = Arrays.copyOf(statements, (frame + 1) * NUMBERS);
			stack[2] = statements;
		}
		return statements;
	}

	// Adds to how often the call of a frame has made a statement, and returns it.
	private static long add(long[] frames, long[] statements, int frame, long statement, long table, long times) {
		int known = find(frames, statements, frame, statement);
		int at = (known < 0) ? append(frames, statements, frame) : known;
		if (known < 0) {
			if (statements[at + COUNTS] == REPORTED) {
				return 0;
			}
			statements[at] = statement;
			statements[at + TABLES] = table;
			statements[at + COUNTS] = 0;
		}
		if (statements[at + COUNTS] != REPORTED) {
			statements[at + COUNTS] += times;
		}
		return statements[at + COUNTS];
	}

	// Returns where a statement of a frame is counted, or -1.
	private static int find(long[] frames, long[] statements, int frame, long statement) {
		int first = frame * NUMBERS;
		for (int at = first + Frame.statements(frames, frame) - 1; at >= first; at--) {
			if (statements[at] == statement) {
				return at;
			}
		}
		return -1;
	}

	// Returns the place of one more statement of a frame: a new one, or that of the
	// statement that was made least.
	private static int append(long[] frames, long[] statements, int frame) {
		int made = Frame.statements(frames, frame);
		int place = frame * NUMBERS;
		if (made < MOST) {
			Frame.addStatement(frames, frame);
			statements[place + made + COUNTS] = 0;
			return place + made;
		}
		int least = place;
		for (int at = place; at < place + MOST; at++) {
			least = (statements[at + COUNTS] < statements[least + COUNTS]) ? at : least;
		}
		return least;
	}

	// Returns the number of what records the call of a frame, unless it was reported for
	// the table before.
	private static long report(long[] frames, long[] statements, int frame, long statement, long table) {
		boolean isFirst = true;
		int first = frame * NUMBERS;
		for (int at = first; at < first + Frame.statements(frames, frame); at++) {
			isFirst &= statements[at + TABLES] != table || statements[at + COUNTS] != REPORTED;
		}
		statements[find(frames, statements, frame, statement) + COUNTS] = REPORTED;
		return isFirst ? Frame.owner(frames, frame) : NO_CALLER;
	}

}
