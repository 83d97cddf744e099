package dev.monitored.profiler.page;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Sets the headers of the profiler in a servlet container.
 */
public final class ServletProfileFilter implements Filter {

	private final ProfileHeaders headers;

	/**
	 * Creates a filter, which is mapped to the path of the profiler.
	 * @param headers the headers
	 */
	public ServletProfileFilter(ProfileHeaders headers) {
		this.headers = headers;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		this.headers.all().forEach(((HttpServletResponse) response)::setHeader);
		chain.doFilter(request, response);
	}

}
