package dev.monitored.http.server;

import java.util.Collection;
import java.util.function.BooleanSupplier;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The filters of a servlet container, one of which observes requests unless the
 * application excludes what registers it.
 */
public final class ServletFilters implements BooleanSupplier {

	private final ObjectProvider<ServletContext> context;

	/**
	 * Creates filters that are asked for later.
	 * @param context what has the filters
	 */
	public ServletFilters(ObjectProvider<ServletContext> context) {
		this.context = context;
	}

	/**
	 * Returns whether one of them is known to observe requests.
	 * @return whether it is Spring's filter
	 */
	@Override
	public boolean getAsBoolean() {
		ServletContext found = this.context.getIfAvailable();
		try {
			return found != null && isAnyObserving(found.getFilterRegistrations().values());
		}
		catch (UnsupportedOperationException | IllegalStateException ex) {
			return false; // the container does not say which filters there are
		}
	}

	private static boolean isAnyObserving(Collection<? extends FilterRegistration> registrations) {
		for (FilterRegistration registration : registrations) {
			if (isObserving(registration)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isObserving(FilterRegistration registration) {
		String type = registration.getClassName();
		try {
			return type != null && ServerHttpObservationFilter.class
				.isAssignableFrom(ClassUtils.forName(type, ServerHttpObservationFilter.class.getClassLoader()));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

}
