package dev.monitored.dashboard.page;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Sets the headers of the dashboard in a reactive server.
 */
public final class ReactiveHeadersFilter implements WebFilter {

	private final PageHeaders headers;

	private final PathPattern pattern;

	/**
	 * Creates a filter.
	 * @param headers the headers
	 */
	public ReactiveHeadersFilter(PageHeaders headers) {
		this.headers = headers;
		this.pattern = PathPatternParser.defaultInstance.parse(headers.path() + "/**");
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!this.pattern.matches(request.getPath().pathWithinApplication())) {
			return chain.filter(exchange);
		}
		ServerHttpResponse response = exchange.getResponse();
		this.headers.all().forEach(response.getHeaders()::set);
		boolean gzip = PageHeaders.takesGzip(request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
		if (gzip) {
			response.beforeCommit(() -> Mono.fromRunnable(() -> {
				HttpStatusCode status = response.getStatusCode();
				if (status == null || status == HttpStatus.OK) {
					response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, "gzip");
				}
			}));
		}
		URI uri = UriComponentsBuilder.fromUri(request.getURI())
			.replaceQueryParam(PageHeaders.GZIP_PARAMETER, gzip)
			.build(true)
			.toUri();
		return chain.filter(exchange.mutate().request(request.mutate().uri(uri).build()).build());
	}

}
