package dev.monitored.db.r2dbc;

import java.lang.reflect.Method;

import io.r2dbc.spi.Connection;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.r2dbc.connection.R2dbcMeasurement;

/**
 * Measures the connections that a connection factory creates.
 */
final class ConnectionFactoryInterceptor implements MethodInterceptor {

	private final R2dbcMeasurement connections;

	ConnectionFactoryInterceptor(R2dbcMeasurement connections) {
		this.connections = connections;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		Method method = invocation.getMethod();
		if (!(result instanceof Publisher<?> created) || !isCreate(method)) {
			return result;
		}
		Publisher<?> measured = measured(created);
		return method.getReturnType().isInstance(measured) ? measured : result;
	}

	private static boolean isCreate(Method method) {
		return method.getName().equals("create") && method.getParameterCount() == 0;
	}

	private Publisher<?> measured(Publisher<?> created) {
		return (created instanceof Mono<?> mono) ? this.connections.awaited(mono).map(this::measured)
				: Flux.from(created).map(this::measured);
	}

	private Object measured(Object created) {
		return (created instanceof Connection connection) ? this.connections.measure(connection) : created;
	}

}
