package sample.shop.delivery;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The carrier does not deliver.
 */
@ResponseStatus(HttpStatus.BAD_GATEWAY)
public class CarrierException extends RuntimeException {

	CarrierException(String postcode) {
		super("The carrier cannot deliver to " + postcode);
	}

}
