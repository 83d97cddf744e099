package dev.monitored.profiler.page;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sets the headers of the profiler in a reactive server.
 */
public final class ReactiveProfileFilter implements WebFilter {

	private final ProfileHeaders headers;

	/**
	 * Creates a filter.
	 * @param headers the headers
	 */
	public ReactiveProfileFilter(ProfileHeaders headers) {
		this.headers = headers;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (this.headers.areFor(exchange.getRequest().getPath().pathWithinApplication().value())) {
			this.headers.all().forEach(exchange.getResponse().getHeaders()::set);
		}
		return chain.filter(exchange);
	}

}
