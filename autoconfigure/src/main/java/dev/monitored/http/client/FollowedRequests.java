package dev.monitored.http.client;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.failure.FailureLog;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.stream.ExcludedContext;
import dev.monitored.stream.SubscriptionContext;

/**
 * Tells the requests of WebClients which call they are a part of. Only a filter sees
 * Reactor's context, so beans that build WebClients get one. It hands everything on.
 */
public final class FollowedRequests implements BeanPostProcessor, ExchangeFilterFunction {

	private static final FailureLog failures = new FailureLog(FollowedRequests.class);

	private final Supplier<ExchangeRecorder<ClientExchange>> recorder;

	/**
	 * Creates a post-processor.
	 * @param recorder returns what records the requests, when there is a first one
	 */
	public FollowedRequests(Supplier<ExchangeRecorder<ClientExchange>> recorder) {
		this.recorder = recorder;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebClient.Builder builder) {
			try {
				builder.filter(this);
			}
			catch (Throwable ex) {
				failures.failed("It will not be known which calls requests are parts of", ex);
			}
		}
		return bean;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> response = next.exchange(request);
		return response.transformDeferredContextual(this::followed);
	}

	// Follows the response of one subscription. The observation of a request stops only
	// when its subscriber has handled the response.
	private Mono<ClientResponse> followed(Mono<ClientResponse> response, ContextView context) {
		try {
			CallChain around = this.recorder.get().areFollowed() ? SubscriptionContext.around(context) : null;
			boolean excluded = ExcludedContext.contains(context);
			WebClientExchange exchange = (around != null || excluded)
					? SubscriptionContext.observed(context, CallFrames.class, WebClientExchange.class) : null;
			if (excluded && exchange != null) {
				exchange.exclude();
			}
			if (around != null && exchange != null) {
				this.recorder.get().follow(exchange, around);
				return response.doOnSuccess((answer) -> answered(exchange, null, false))
					.doOnError((failure) -> answered(exchange, failure, false))
					.doOnCancel(() -> answered(exchange, null, true));
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not known which call a request is a part of", ex);
		}
		return response;
	}

	private void answered(WebClientExchange exchange, @Nullable Throwable failure, boolean isGivenUp) {
		try {
			this.recorder.get().answered(exchange, failure, isGivenUp);
		}
		catch (Throwable ex) {
			failures.failed("It is not known what the time of a request went to", ex);
		}
	}

}
