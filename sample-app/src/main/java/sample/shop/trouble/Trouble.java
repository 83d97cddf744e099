package sample.shop.trouble;

/**
 * Something that can go wrong in the shop.
 */
public enum Trouble {

	/**
	 * The bank takes its time.
	 */
	SLOW_BANK,

	/**
	 * The bank refuses to work.
	 */
	FAILING_BANK,

	/**
	 * A job keeps the stock locked.
	 */
	SLOW_TABLE,

	/**
	 * A job has taken all connections of the pool.
	 */
	EXHAUSTED_POOL,

	/**
	 * The language model fails, if it is the stand-in.
	 */
	BROKEN_MODEL,

	/**
	 * Each order calculates all prices anew.
	 */
	BUSY_PRICES,

	/**
	 * Each order keeps the price list locked for a while.
	 */
	LOCKED_PRICES,

	/**
	 * Each order copies the price list again and again.
	 */
	WASTEFUL_PRICES

}
