package dev.monitored.http.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import org.springframework.boot.web.servlet.ServletContextInitializer;

import dev.monitored.call.ExcludedScopes;

/**
 * Reports the end of each request, once the container has destroyed the request. Tomcat
 * has rendered an error page by then. An embedded Tomcat has a {@link RequestEndValve}
 * instead.
 */
public final class RequestEndListener implements ServletContextInitializer, ServletRequestListener {

	@Override
	public void onStartup(ServletContext servletContext) {
		if (!AnsweredRequests.areEndsReported(servletContext)) {
			servletContext.addListener(this);
			AnsweredRequests.endsAreReported(servletContext);
		}
	}

	@Override
	public void requestInitialized(ServletRequestEvent event) {
		ExcludedScopes.forget();
	}

	@Override
	public void requestDestroyed(ServletRequestEvent event) {
		AnsweredRequests.end(event.getServletRequest());
	}

}
