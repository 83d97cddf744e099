package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.driver.ReturnTypeAdapter;

/**
 * Returns publishers of the driver's narrower types, and the driver's own object where no
 * proxy of it is possible. Publishers that are not Reactor's are left out.
 */
final class PublisherReturnTypeAdapter implements ReturnTypeAdapter {

	@Override
	public boolean isFluent() {
		return true;
	}

	@Override
	public boolean canKeep(Class<?> standard, Class<?> narrower) {
		return standard != Publisher.class || narrower.isAssignableFrom(Flux.class)
				|| narrower.isAssignableFrom(Mono.class);
	}

	@Override
	public @Nullable Object keep(Class<?> narrower, Object result) {
		if (result instanceof Publisher<?> publisher) {
			return narrower.isAssignableFrom(Mono.class) ? Mono.fromDirect(publisher) : Flux.from(publisher);
		}
		return (result instanceof Wrapped<?> wrapped && narrower.isInstance(wrapped.unwrap())) ? wrapped.unwrap()
				: result;
	}

}
