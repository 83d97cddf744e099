package sample.shop.delivery;

/**
 * Postcodes that make the carrier behave in a certain way. It delivers to all others.
 */
public final class Postcodes {

	/**
	 * A place that it delivers to.
	 */
	public static final String SOMEWHERE = "10115";

	/**
	 * A place that it does not know.
	 */
	public static final String WRONG = "wrong";

	/**
	 * A place about which it never answers.
	 */
	public static final String NOWHERE = "nowhere";

	private Postcodes() {
	}

}
