package sample.shop.payment;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.OutcomeClassifier;

/**
 * Counts a declined payment as an error, although nothing was thrown.
 */
@Component
class PaymentOutcomeClassifier implements OutcomeClassifier {

	@Override
	public @Nullable Outcome classify(Object value) {
		return (value instanceof PaymentResult.Declined declined) ? Outcome.error(declined.reason()) : null;
	}

}
