package dev.monitored.profiler.slice;

/**
 * Says why no profile is recorded, or not served.
 */
public final class ProfileRefusedException extends RuntimeException {

	private static final int CONFLICT = 409;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int UNAVAILABLE = 503;

	private final int status;

	private ProfileRefusedException(int status, String message) {
		super(message);
		this.status = status;
	}

	static ProfileRefusedException notNow(String message) {
		return new ProfileRefusedException(CONFLICT, message);
	}

	static ProfileRefusedException tooMany(int most) {
		return new ProfileRefusedException(TOO_MANY_REQUESTS,
				"%d profiles are being recorded. Wait for one of them, or stop them all with DELETE.".formatted(most));
	}

	static ProfileRefusedException unavailable(String message) {
		return new ProfileRefusedException(UNAVAILABLE, message);
	}

	/**
	 * Returns how HTTP says it.
	 * @return the status code
	 */
	public int status() {
		return this.status;
	}

}
