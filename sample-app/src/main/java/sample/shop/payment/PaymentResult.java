package sample.shop.payment;

/**
 * What came of a payment. A declined one is a value and no exception.
 */
public sealed interface PaymentResult {

	/**
	 * The payment was made.
	 *
	 * @param reference the reference of the bank
	 */
	record Accepted(String reference) implements PaymentResult {

	}

	/**
	 * The bank said no.
	 *
	 * @param reason why, one of few
	 */
	record Declined(String reason) implements PaymentResult {

	}

}
