package sample.shop.payment;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Service;

/**
 * Moves money. A call ends when its future completes; cancelling the future ends it as
 * {@code cancelled}.
 */
@Service
public class PaymentService {

	private final Bank bank;

	PaymentService(Bank bank) {
		this.bank = bank;
	}

	@Payment
	public CompletableFuture<PaymentResult> charge(String card, int quantity) {
		return this.bank.transfer(card, quantity);
	}

	@Payment("payment.refund")
	public CompletableFuture<PaymentResult> refund(String card, int quantity) {
		return this.bank.transfer(card, -quantity);
	}

}
