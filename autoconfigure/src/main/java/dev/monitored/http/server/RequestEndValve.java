package dev.monitored.http.server;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

import dev.monitored.call.ExcludedScopes;

/**
 * Reports the end of each request of an embedded Tomcat, and leaves the scopes that
 * earlier requests left open on the thread at its beginning. A {@link RequestEndListener}
 * would do so too, but with any listener to requests Tomcat creates an event for each
 * attribute of each request.
 */
public final class RequestEndValve extends ValveBase {

	private RequestEndValve() {
		super(true);
	}

	/**
	 * Returns what adds a valve to each embedded Tomcat.
	 * @return a customizer
	 */
	public static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> customizer() {
		return new Customizer();
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (!request.isAsync()) {
			ExcludedScopes.forget();
		}
		try {
			getNext().invoke(request, response);
		}
		finally {
			AnsweredRequests.end(request.getRequest());
		}
	}

	/**
	 * Adds a valve. The valve is no bean: Spring would introspect all types that it
	 * inherits from Tomcat.
	 */
	private static final class Customizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

		@Override
		public void customize(ConfigurableTomcatWebServerFactory factory) {
			factory.addEngineValves(new RequestEndValve());
			factory.addContextCustomizers((context) -> context.addLifecycleListener(Customizer::changed));
		}

		// The application may have replaced the valves of its factory
		private static void changed(LifecycleEvent event) {
			if (Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())
					&& event.getLifecycle() instanceof Context context && hasValve(context.getParent())) {
				AnsweredRequests.endsAreReported(context.getServletContext());
			}
		}

		private static boolean hasValve(Container host) {
			for (Valve valve : host.getParent().getPipeline().getValves()) {
				if (valve instanceof RequestEndValve) {
					return true;
				}
			}
			return false;
		}

	}

}
