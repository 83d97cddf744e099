package dev.monitored.http.client;

import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import dev.monitored.cause.CallChain;
import dev.monitored.failure.FailureLog;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.stream.CallChains;

/**
 * Tells the requests of WebClients which call they are a part of. Only a filter sees
 * Reactor's context, so beans that build WebClients get one. It changes nothing.
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
			builder.filter(this);
		}
		return bean;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return this.recorder.get().areFollowed() ? Mono.deferContextual((context) -> {
			follow(context);
			return next.exchange(request);
		}) : next.exchange(request);
	}

	private static void follow(ContextView context) {
		try {
			CallChain around = CallChains.around(context);
			if (around != null) {
				WebClientExchange exchange = CallChains.observed(context, WebClientExchange.class);
				if (exchange != null) {
					exchange.follow(around);
				}
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not known which call a request is a part of", ex);
		}
	}

}
