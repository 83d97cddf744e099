package sample.shop.payment;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import sample.shop.RefusedException;

/**
 * The payment of the order was declined.
 */
@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
public class PaymentDeclinedException extends RefusedException {

	public PaymentDeclinedException(String reason) {
		super("The payment was declined: " + reason);
	}

}
