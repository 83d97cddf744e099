package dev.monitored.http.server;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import org.eclipse.jetty.ee11.servlet.ServletApiRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * A request that Jetty answers. Its servlets hear that a request is destroyed before its
 * error page is rendered.
 */
final class JettyRequest {

	private JettyRequest() {
	}

	/**
	 * Returns whether Jetty answers a request.
	 * @param request the request, which filters may have wrapped
	 * @return whether it does
	 */
	static boolean isJettys(ServletRequest request) {
		ServletRequest unwrapped = request;
		while (unwrapped instanceof ServletRequestWrapper wrapper) {
			unwrapped = wrapper.getRequest();
		}
		return unwrapped instanceof ServletApiRequest;
	}

	/**
	 * Runs an action once the answer is complete, with its error page if it has one.
	 * @param request a request that Jetty answers
	 * @param action the action
	 */
	static void whenComplete(ServletRequest request, Runnable action) {
		Request.addCompletionListener(ServletContextRequest.getServletContextRequest(request),
				(failure) -> action.run());
	}

}
