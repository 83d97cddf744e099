package dev.monitored.profiler.page;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Sets the headers of the profiler in a reactive server.
 */
public final class ReactiveProfileFilter implements WebFilter {

	private final ProfileHeaders headers;

	private final List<PathPattern> patterns;

	/**
	 * Creates a filter.
	 * @param headers the headers
	 */
	public ReactiveProfileFilter(ProfileHeaders headers) {
		this.headers = headers;
		this.patterns = headers.paths()
			.stream()
			.map((path) -> PathPatternParser.defaultInstance.parse(path + "/**"))
			.toList();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		if (this.patterns.stream().anyMatch((pattern) -> pattern.matches(path))) {
			this.headers.all().forEach(exchange.getResponse().getHeaders()::set);
		}
		return chain.filter(exchange);
	}

}
