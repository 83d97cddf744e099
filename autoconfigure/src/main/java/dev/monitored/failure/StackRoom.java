package dev.monitored.failure;

/**
 * What is left of the stack of a thread.
 */
public final class StackRoom {

	private StackRoom() {
	}

	/**
	 * Returns whether the stack has room.
	 * @param frames for how many frames
	 * @return whether there is room for them
	 */
	public static boolean isThere(int frames) {
		try {
			return hasRoom(frames);
		}
		catch (StackOverflowError ex) {
			return false;
		}
	}

	private static boolean hasRoom(int frames) {
		return frames == 0 || hasRoom(frames - 1);
	}

}
