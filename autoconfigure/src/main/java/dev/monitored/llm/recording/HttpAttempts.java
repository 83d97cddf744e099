package dev.monitored.llm.recording;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelValue;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.ExactCounter;

/**
 * Counts the requests that clients send to providers. Those with the usual status codes
 * exist, at 0, as soon as a provider is known.
 */
public final class HttpAttempts {

	private static final FailureLog failures = new FailureLog(HttpAttempts.class);

	private static final int[] USUAL = { 200, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 529, 0 };

	private final Supplier<BoundedLabel> providers;

	private final Supplier<BoundedLabel> codes;

	private final DeferredMeters meters;

	/**
	 * Counters by labels. If the registration of one breaks off, the next request goes on
	 * with it.
	 */
	private final KnownValues<Labels, ExactCounter> totals = new KnownValues<>(this::create);

	HttpAttempts(Supplier<BoundedLabel> providers, Supplier<BoundedLabel> codes, DeferredMeters meters) {
		this.providers = providers;
		this.codes = SingletonSupplier.of(() -> {
			BoundedLabel label = codes.get();
			for (int code : USUAL) {
				label.admitAlways(text(code));
			}
			return label;
		});
		this.meters = meters;
	}

	/**
	 * Reports that there will be requests to a provider.
	 * @param provider its name
	 */
	public void expect(String provider) {
		expectAdmitted(this.providers.get().admit(provider));
	}

	/**
	 * Counts a request.
	 * @param provider the name of the provider, if it is known
	 * @param code the status code of the answer, 0 if there was none
	 * @param retry whether it repeats an earlier one
	 */
	public void add(@Nullable String provider, int code, boolean retry) {
		try {
			String admitted = this.providers.get().admit((provider != null) ? provider : BoundedLabel.UNKNOWN);
			if (this.totals.find(new Labels(admitted, text(USUAL[0]), false)) == null) {
				expectAdmitted(admitted);
			}
			this.totals.get(new Labels(admitted, this.codes.get().admit(text(code)), retry)).increment();
		}
		catch (Throwable ex) {
			failures.failed("A request to a language model is not counted", ex);
		}
	}

	private void expectAdmitted(String admitted) {
		for (int code : USUAL) {
			this.totals.get(new Labels(admitted, text(code), false)).register();
			this.totals.get(new Labels(admitted, text(code), true)).register();
		}
	}

	private static String text(int code) {
		return (code > 0) ? Integer.toString(code) : LabelValue.NONE;
	}

	private ExactCounter create(Labels labels) {
		return new ExactCounter(
				LlmMeters.HTTP_ATTEMPTS.meterName(), LlmMeters.HTTP_ATTEMPTS.description(), null, Tags.of("provider",
						labels.provider(), "status", labels.status(), "retry", Boolean.toString(labels.retry())),
				1, this.meters);
	}

	/**
	 * The labels of one counter.
	 *
	 * @param provider the name of the provider
	 * @param status the status code
	 * @param retry whether the requests repeat earlier ones
	 */
	private record Labels(String provider, String status, boolean retry) {

	}

}
