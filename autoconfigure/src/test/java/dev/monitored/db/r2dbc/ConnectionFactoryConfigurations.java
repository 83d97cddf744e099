package dev.monitored.db.r2dbc;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.connection.TransactionAwareConnectionFactoryProxy;
import org.springframework.r2dbc.connection.lookup.AbstractRoutingConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connection factories of all kinds, as applications declare them.
 */
final class ConnectionFactoryConfigurations {

	private ConnectionFactoryConfigurations() {
	}

	private static ConnectionFactory driver(String name) {
		return H2ConnectionFactory.inMemory(name);
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDrivers {

		@Bean
		ConnectionFactory orders() {
			return new H2ConnectionFactory(H2ConnectionConfiguration.builder().inMemory("orders").build());
		}

		@Bean
		ConnectionFactory stock() {
			return driver("stock");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FinalDriver {

		@Bean
		H2ConnectionFactory driver() {
			return new H2ConnectionFactory(H2ConnectionConfiguration.builder().inMemory("final").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Delegating {

		@Bean
		ConnectionFactory driver() {
			return ConnectionFactoryConfigurations.driver("delegating");
		}

		@Bean(destroyMethod = "dispose")
		ConnectionPool pool(ConnectionFactory driver) {
			return new ConnectionPool(ConnectionPoolConfiguration.builder(driver).build());
		}

		@Bean
		ConnectionFactory transactional(ConnectionFactory driver) {
			return new TransactionAwareConnectionFactoryProxy(driver);
		}

		@Bean
		ConnectionFactory single(ConnectionFactory driver) {
			return new SingleConnectionFactory(driver);
		}

		@Bean
		ConnectionFactory routing(ConnectionFactory driver) {
			return new Router(driver);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

		@Bean
		PlainFactory plain() {
			return new PlainFactory();
		}

	}

	/**
	 * Creates connections through a publisher that is none of Reactor's, and counts how
	 * often one is cancelled.
	 */
	static class PlainFactory implements ConnectionFactory {

		private final ConnectionFactory driver = driver("plain");

		private final AtomicInteger cancelled = new AtomicInteger();

		@Override
		public Publisher<Connection> create() {
			return (subscriber) -> Flux.<Connection>from(this.driver.create())
				.doOnCancel(this.cancelled::incrementAndGet)
				.subscribe(subscriber);
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.driver.getMetadata();
		}

		int cancelled() {
			return this.cancelled.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Routing {

		@Bean
		Router routing() {
			return new Router(driver("routing"));
		}

	}

	/**
	 * Always takes the same way.
	 */
	static class Router extends AbstractRoutingConnectionFactory {

		Router(ConnectionFactory only) {
			setTargetConnectionFactories(Map.of("only", only));
		}

		@Override
		protected Mono<Object> determineCurrentLookupKey() {
			return Mono.just("only");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		ConnectionFactory circular() {
			return new Circular();
		}

		@Bean
		Friend friend() {
			return new Friend();
		}

	}

	/**
	 * Needs what needs it.
	 */
	static class Circular extends Delegate {

		@Autowired
		private Friend friend;

		Circular() {
			super(driver("circular"));
		}

		@Override
		public Publisher<? extends Connection> create() {
			assertThat(this.friend).isNotNull();
			return super.create();
		}

	}

	/**
	 * Needs the connection factory.
	 */
	static class Friend {

		@Autowired
		ConnectionFactory factory;

	}

	@Configuration(proxyBeanMethods = false)
	static class SelfWrapped {

		@Bean
		ConnectionFactory selfWrapped() {
			return new Narcissus();
		}

	}

	/**
	 * Unwraps to itself.
	 */
	static class Narcissus extends Delegate implements Wrapped<ConnectionFactory> {

		Narcissus() {
			super(driver("narcissus"));
		}

		@Override
		public ConnectionFactory unwrap() {
			return this;
		}

	}

	/**
	 * Lets another one create connections.
	 */
	static class Delegate implements ConnectionFactory {

		private final ConnectionFactory delegate;

		Delegate(ConnectionFactory delegate) {
			this.delegate = delegate;
		}

		@Override
		public Publisher<? extends Connection> create() {
			return this.delegate.create();
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.delegate.getMetadata();
		}

	}

	/**
	 * A connection factory that nothing but its class can create.
	 */
	static class Built extends Delegate {

		private Built() {
			super(driver("built"));
		}

		static ConnectionFactory build() {
			return new Built();
		}

		/**
		 * The only class that can extend it.
		 */
		static final class Special extends Built {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		AtomicInteger created() {
			return new AtomicInteger();
		}

		@Bean
		ConnectionFactory counting(AtomicInteger created) {
			return new ConnectionFactory() {

				@Override
				public Publisher<? extends Connection> create() {
					return Mono.fromRunnable(created::incrementAndGet);
				}

				@Override
				public ConnectionFactoryMetadata getMetadata() {
					return () -> "counting";
				}

			};
		}

	}

}
