package sample.shop.delivery;

/**
 * Where the shop delivers to.
 */
public enum Region {

	/**
	 * Africa.
	 */
	AFRICA,

	/**
	 * America.
	 */
	AMERICA,

	/**
	 * Asia.
	 */
	ASIA,

	/**
	 * Europe.
	 */
	EUROPE

}
