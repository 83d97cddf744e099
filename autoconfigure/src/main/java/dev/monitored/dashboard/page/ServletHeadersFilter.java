package dev.monitored.dashboard.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Sets the headers of the dashboard in a servlet container.
 */
public final class ServletHeadersFilter implements Filter {

	private final PageHeaders headers;

	/**
	 * Creates a filter, which is mapped to the path of the dashboard.
	 * @param headers the headers
	 */
	public ServletHeadersFilter(PageHeaders headers) {
		this.headers = headers;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest asked = (HttpServletRequest) request;
		HttpServletResponse answer = (HttpServletResponse) response;
		this.headers.all().forEach(answer::setHeader);
		boolean gzip = PageHeaders.takesGzip(asked.getHeader("Accept-Encoding"));
		chain.doFilter(new Asked(asked, gzip), gzip ? new Compressed(answer) : answer);
	}

	/**
	 * A request that says whether its client takes compressed answers.
	 */
	private static final class Asked extends HttpServletRequestWrapper {

		private final boolean gzip;

		Asked(HttpServletRequest request, boolean gzip) {
			super(request);
			this.gzip = gzip;
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			Map<String, String[]> parameters = new HashMap<>(super.getParameterMap());
			parameters.put(PageHeaders.GZIP_PARAMETER, new String[] { String.valueOf(this.gzip) });
			return parameters;
		}

	}

	/**
	 * A response that is compressed if it is one of the dashboard, and no error.
	 */
	private static final class Compressed extends HttpServletResponseWrapper {

		Compressed(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			if (getStatus() == SC_OK && !isCommitted()) {
				setHeader("Content-Encoding", "gzip");
			}
			return super.getOutputStream();
		}

	}

}
