package dev.monitored.http.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.ServletContextInitializer;

import dev.monitored.failure.FailureLog;

/**
 * Ends the exchange of a request that waits for its error page, once the container has
 * destroyed the request. Tomcat has rendered the page by then.
 */
public final class RequestEndListener implements ServletContextInitializer, ServletRequestListener {

	private static final FailureLog failures = new FailureLog(RequestEndListener.class);

	@Override
	public void onStartup(ServletContext servletContext) {
		servletContext.addListener(this);
		servletContext.setAttribute(RequestEndListener.class.getName(), this);
	}

	@Override
	public void requestInitialized(ServletRequestEvent event) {
		UnclosedScopes.forget();
	}

	@Override
	public void requestDestroyed(ServletRequestEvent event) {
		try {
			ServletExchange exchange = (event.getServletRequest() instanceof HttpServletRequest request)
					? ServletExchange.of(request) : null;
			if (exchange != null) {
				exchange.errorPageEnded();
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request is not recorded", ex);
		}
	}

	/**
	 * Returns whether the end of a request will be reported.
	 * @param request the request
	 * @return whether the application of the request has this listener
	 */
	static boolean listens(HttpServletRequest request) {
		return request.getServletContext().getAttribute(RequestEndListener.class.getName()) != null;
	}

}
