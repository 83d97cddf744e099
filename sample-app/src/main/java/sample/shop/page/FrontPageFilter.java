package sample.shop.page;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Forbids the front page everything that does not come from the shop.
 */
class FrontPageFilter implements Filter {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
			+ "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletResponse answer = (HttpServletResponse) response;
		answer.setHeader("Content-Security-Policy", POLICY);
		answer.setHeader("X-Content-Type-Options", "nosniff");
		chain.doFilter(request, response);
	}

}
