package sample.shop.traffic;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import sample.shop.payment.PaymentResult;
import sample.shop.payment.PaymentService;
import sample.shop.payment.TestCards;

/**
 * Pays at the counter, and gives up on a bank that does not answer.
 */
@Component
@Order(3)
class PaymentErrand implements Errand {

	private static final Lots<String> CARDS = new Lots<String>().with(12, TestCards.GOOD)
		.with(1, TestCards.SLOW)
		.with(1, TestCards.EXPIRED)
		.with(1, TestCards.BROKEN)
		.with(2, TestCards.SILENT);

	private static final int PATIENCE_MILLIS = 200;

	private final PaymentService payments;

	private final Tally tally;

	PaymentErrand(PaymentService payments, Tally tally) {
		this.payments = payments;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) throws InterruptedException {
		String card = CARDS.draw(random);
		CompletableFuture<PaymentResult> payment = this.payments.charge(card, 1);
		if (card.equals(TestCards.SILENT)) {
			Thread.sleep(PATIENCE_MILLIS);
			payment.cancel(true);
		}
		this.tally.add(statusOf(payment), "PaymentService.charge");
	}

	private static String statusOf(CompletableFuture<PaymentResult> payment) throws InterruptedException {
		if (payment.isCancelled()) {
			return "cancelled";
		}
		try {
			return (payment.get() instanceof PaymentResult.Accepted) ? "success" : "error";
		}
		catch (ExecutionException ex) {
			return "error";
		}
	}

}
