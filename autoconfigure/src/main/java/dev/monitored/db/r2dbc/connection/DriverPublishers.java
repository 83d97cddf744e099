package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.driver.ReturnTypeAdapter;

/**
 * Returns the narrower publishers that a driver returnTypeAdapter, and an object of its
 * own where there can be no proxy of it. There are publishers that are none of Reactor's.
 */
final class DriverPublishers implements ReturnTypeAdapter {

	@Override
	public boolean isFluent() {
		return true;
	}

	@Override
	public boolean canKeep(Class<?> standard, Class<?> promised) {
		return standard != Publisher.class || promised.isAssignableFrom(Flux.class)
				|| promised.isAssignableFrom(Mono.class);
	}

	@Override
	public @Nullable Object keep(Class<?> promised, Object result) {
		if (result instanceof Publisher<?> publisher) {
			return promised.isAssignableFrom(Mono.class) ? Mono.fromDirect(publisher) : Flux.from(publisher);
		}
		return (result instanceof Wrapped<?> wrapped && promised.isInstance(wrapped.unwrap())) ? wrapped.unwrap()
				: result;
	}

}
