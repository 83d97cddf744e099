package sample.shop.payment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import sample.shop.trouble.Trouble;
import sample.shop.trouble.TroubleSwitch;

/**
 * A bank far away, which takes its time.
 */
@Component
class Bank {

	private final TroubleSwitch troubles;

	Bank(TroubleSwitch troubles) {
		this.troubles = troubles;
	}

	CompletableFuture<PaymentResult> transfer(String card, int quantity) {
		if (this.troubles.has(Trouble.FAILING_BANK)) {
			return CompletableFuture.failedFuture(new BankException());
		}
		if (TestCards.SILENT.equals(card)) {
			return new CompletableFuture<>();
		}
		boolean isSlow = TestCards.SLOW.equals(card) || this.troubles.has(Trouble.SLOW_BANK);
		return CompletableFuture.supplyAsync(() -> answer(card, quantity), isSlow ? after(700, 1200) : after(10, 60));
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
