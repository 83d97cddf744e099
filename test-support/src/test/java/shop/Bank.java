package shop;

import org.springframework.stereotype.Component;

/**
 * Takes the money.
 */
@Component
public class Bank {

	public void charge(String product) {
		if (product.isBlank()) {
			throw new CardRefusedException();
		}
	}

}
