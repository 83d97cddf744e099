package sample.shop.payment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/**
 * A bank far away, which takes its time.
 */
@Component
class Bank {

	CompletableFuture<PaymentResult> transfer(String card, int quantity) {
		return switch (card) {
			case TestCards.SILENT -> new CompletableFuture<>();
			case TestCards.SLOW -> CompletableFuture.supplyAsync(() -> answer(card, quantity), after(700, 1200));
			default -> CompletableFuture.supplyAsync(() -> answer(card, quantity), after(10, 60));
		};
	}

	private static PaymentResult answer(String card, int quantity) {
		return switch (card) {
			case TestCards.EXPIRED -> new PaymentResult.Declined("card_expired");
			case TestCards.BROKEN -> throw new BankException();
			default -> new PaymentResult.Accepted("%s/%d".formatted(card, quantity));
		};
	}

	private static Executor after(int minimumMillis, int maximumMillis) {
		int millis = ThreadLocalRandom.current().nextInt(minimumMillis, maximumMillis);
		return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
	}

}
