package sample.shop.payment;

/**
 * Numbers of cards that make the bank behave in a certain way. Every other card pays at
 * once.
 */
public final class TestCards {

	/**
	 * A card that pays.
	 */
	public static final String GOOD = "4000-0000";

	/**
	 * A card that pays after a while.
	 */
	public static final String SLOW = "4000-0001";

	/**
	 * A card that is declined.
	 */
	public static final String EXPIRED = "4000-0002";

	/**
	 * A card whose bank fails.
	 */
	public static final String BROKEN = "4000-0003";

	/**
	 * A card whose bank never answers.
	 */
	public static final String SILENT = "4000-0004";

	private TestCards() {
	}

}
