package dev.monitored.llm.price;

/**
 * What one token costs, in pico-dollars: a price of one dollar per million tokens is a
 * million of them.
 *
 * @param prompt the price of a token of the prompt
 * @param cached the price of a token of the prompt that was cached
 * @param completion the price of a token of the answer, {@value #UNKNOWN} if it is not
 * known
 */
public record Price(long prompt, long cached, long completion) {

	/**
	 * How many pico-dollars a dollar has.
	 */
	public static final double PICO_DOLLARS = 1e12;

	static final long UNKNOWN = -1;

	/**
	 * Returns whether the cost of a call can be told.
	 * @param completionTokens how many tokens the answer has
	 * @return whether there is a price for all of its tokens
	 */
	public boolean covers(long completionTokens) {
		return completionTokens == 0 || this.completion != UNKNOWN;
	}

}
