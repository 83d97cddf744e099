package dev.monitored.http.error;

import java.util.List;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.known.KnownValues;
import dev.monitored.meter.DeferredCounter;
import dev.monitored.registry.DeferredMeters;

/**
 * Counts the errors that clients got.
 */
public final class ApiErrorCounter implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(ApiErrorCounter.class);

	private final ObjectProvider<ErrorCodeResolver> provider;

	private final BoundedLabel types;

	private final BoundedLabel codes;

	private final BoundedLabel paths;

	private final DeferredMeters meters;

	private volatile List<ErrorCodeResolver> resolvers = List.of();

	/**
	 * Counters by labels. If the registration of one breaks off, the next error of the
	 * kind goes on with it.
	 */
	private final KnownValues<Labels, DeferredCounter> counters = new KnownValues<>(this::counter);

	/**
	 * Creates counters that come into being with the first error of each kind.
	 * @param provider the application's resolvers
	 * @param guard what bounds the values of labels
	 * @param meters where meters are registered
	 */
	public ApiErrorCounter(ObjectProvider<ErrorCodeResolver> provider, LabelGuard guard, DeferredMeters meters) {
		this.provider = provider;
		this.types = guard.label(ExchangeMeters.API_ERRORS.meterName(), "error.type");
		this.codes = guard.label(ExchangeMeters.API_ERRORS.meterName(), "error.code");
		this.paths = guard.label(ExchangeMeters.API_ERRORS.meterName(), "path");
		this.meters = meters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.resolvers = this.provider.orderedStream().toList();
	}

	/**
	 * Admits a path of errors, regardless of the limit.
	 * @param path the template of the path
	 */
	public void expect(String path) {
		this.paths.admitAlways(path);
	}

	/**
	 * Counts an error. Code bounds the classes of exceptions and the status codes, so
	 * they take nothing of the limits.
	 * @param error the error
	 * @param address what the client asked for
	 */
	public void add(ApiError error, RequestAddress address) {
		ErrorCode answer = Decision.<ApiError, @Nullable ErrorCode>ask((asked) -> resolve(asked, address), error, null);
		ErrorCode code = (answer != null) ? answer : ownCode(error, address);
		Labels labels = new Labels(admit(this.types, code.type(), error.exceptionType()),
				admit(this.codes, code.code(), error.statusCode()), this.paths.admit(error.path()));
		this.counters.get(labels).increment();
	}

	/**
	 * Names an error by what it says of itself. A type that was counted before stays what
	 * it is, whatever words a client writes into its query.
	 * @param error the error
	 * @param address what the client asked for
	 * @return type and code
	 */
	private ErrorCode ownCode(ApiError error, RequestAddress address) {
		ErrorCode code = error.ownCode(new RequestAddress(address.path(), null));
		return this.types.isAdmitted(code.type()) ? code : error.ownCode(address);
	}

	private static String admit(BoundedLabel label, String value, String bounded) {
		if (value.equals(bounded) && !label.isAdmitted(value)) {
			label.admitAlways(value);
		}
		return label.admit(value);
	}

	private ErrorCode resolve(ApiError error, RequestAddress address) {
		for (ErrorCodeResolver resolver : this.resolvers) {
			try {
				ErrorCode code = resolver.resolve(error);
				if (code != null) {
					return code;
				}
			}
			catch (Throwable ex) {
				failures.failed("An ErrorCodeResolver failed; the error is counted without it", ex);
			}
		}
		return ownCode(error, address);
	}

	private DeferredCounter counter(Labels labels) {
		return new DeferredCounter(ExchangeMeters.API_ERRORS.meterName(), ExchangeMeters.API_ERRORS.description(),
				Tags.of("error.type", labels.type(), "error.code", labels.code(), "path", labels.path()), this.meters);
	}

	/**
	 * The labels of one counter.
	 *
	 * @param type the type of the errors
	 * @param code the code of the errors
	 * @param path the template of their paths
	 */
	private record Labels(String type, String code, String path) {

	}

}
