package sample.shop.payment;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The bank could not be reached.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class BankException extends RuntimeException {

	BankException() {
		super("The bank could not be reached");
	}

}
