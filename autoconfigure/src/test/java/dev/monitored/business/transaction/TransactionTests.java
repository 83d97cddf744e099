package dev.monitored.business.transaction;

import java.math.BigDecimal;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.monitored.Patience;
import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for events of transactions.
 */
class TransactionTests {

	private final ApplicationContextRunner runner = ShopConfiguration.runner(DataSourceConfiguration.class);

	@Test
	void countsAfterTheCommit() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (status) -> {
				meters.orderCompleted();
				meters.orderCompleted();
				meters.sold(BigDecimal.valueOf(2.5));
				meters.basket(20);
				meters.thought(Duration.ofSeconds(3), Goal.BUY);
				assertThat(completed(context)).isZero();
				assertThat(Scrape.of(context).value("basket_value_euros_count")).isZero();
			});
			Scrape scrape = Scrape.of(context);
			assertThat(completed(context)).isEqualTo(2);
			assertThat(scrape.value("revenue_total")).isEqualTo(2.5);
			assertThat(scrape.value("basket_value_euros_sum")).isEqualTo(20);
			assertThat(scrape.value("think_time_seconds_sum", "goal", "BUY")).isEqualTo(3);
		});
	}

	@Test
	void countsNothingOfATransactionThatIsRolledBack() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (status) -> {
				meters.orderCompleted();
				status.setRollbackOnly();
			});
			assertThatIllegalStateException().isThrownBy(() -> inTransaction(context, (status) -> {
				meters.orderCompleted();
				meters.basket(20);
				throw new IllegalStateException("refused");
			}));
			assertThat(completed(context)).isZero();
			assertThat(Scrape.of(context).value("basket_value_euros_count")).isZero();
		});
	}

	@Test
	void countsAtOnceWhatDoesNotWait() {
		this.runner.run((context) -> {
			inTransaction(context, (status) -> {
				context.getBean(ShopMeters.class).orderTried();
				assertThat(Scrape.of(context).value("orders_tried_total")).isEqualTo(1);
				status.setRollbackOnly();
			});
			assertThat(Scrape.of(context).value("orders_tried_total")).isEqualTo(1);
		});
	}

	// As listeners of transactional events do
	@ParameterizedTest
	@CsvSource({ "true, true, 1", "true, false, 0", "false, true, 2", "false, false, 1" })
	void keepsTransactionsApartThatBeginWhenAnotherHasEnded(boolean isRolledBack, boolean isOtherCommitted,
			double expected) {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (status) -> {
				TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCompletion(int completed) {
						in(context, TransactionDefinition.PROPAGATION_REQUIRES_NEW, (other) -> {
							meters.orderCompleted();
							if (!isOtherCommitted) {
								other.setRollbackOnly();
							}
						});
					}

				});
				meters.orderCompleted();
				if (isRolledBack) {
					status.setRollbackOnly();
				}
			});
			assertThat(completed(context)).isEqualTo(expected);
		});
	}

	@Test
	void forgetsWhatANestedTransactionCountedThatIsRolledBack() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (outer) -> {
				meters.orderCompleted();
				in(context, TransactionDefinition.PROPAGATION_NESTED, (nested) -> {
					meters.orderCompleted();
					meters.sold(BigDecimal.TEN);
					nested.setRollbackOnly();
				});
				in(context, TransactionDefinition.PROPAGATION_NESTED, (nested) -> meters.orderCompleted());
			});
			assertThat(completed(context)).isEqualTo(2);
			assertThat(Scrape.of(context).value("revenue_total")).isZero();
		});
	}

	@Test
	void forgetsWhatWasTheFirstEventOfANestedTransaction() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (outer) -> {
				in(context, TransactionDefinition.PROPAGATION_NESTED, (nested) -> {
					meters.orderCompleted();
					nested.setRollbackOnly();
				});
				meters.sold(BigDecimal.ONE);
			});
			assertThat(completed(context)).isZero();
			assertThat(Scrape.of(context).value("revenue_total")).isEqualTo(1);
		});
	}

	@Test
	void knowsTheTransactionThatWasSuspendedFromTheOneInside() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (outer) -> {
				meters.orderCompleted();
				in(context, TransactionDefinition.PROPAGATION_REQUIRES_NEW, (inner) -> {
					meters.sold(BigDecimal.TEN);
					assertThat(Scrape.of(context).value("revenue_total")).isZero();
				});
				assertThat(Scrape.of(context).value("revenue_total")).isEqualTo(10);
				in(context, TransactionDefinition.PROPAGATION_NOT_SUPPORTED, (none) -> {
					meters.basket(7);
					assertThat(Scrape.of(context).value("basket_value_euros_sum")).isEqualTo(7);
				});
				meters.orderCompleted();
				in(context, TransactionDefinition.PROPAGATION_REQUIRES_NEW, (inner) -> {
					meters.sold(BigDecimal.TEN);
					inner.setRollbackOnly();
				});
				assertThat(completed(context)).isZero();
			});
			assertThat(completed(context)).isEqualTo(2);
			assertThat(Scrape.of(context).value("revenue_total")).isEqualTo(10);
		});
	}

	@Test
	void countsAtOnceInAScopeWithoutTransaction() {
		this.runner.run((context) -> in(context, TransactionDefinition.PROPAGATION_SUPPORTS, (none) -> {
			context.getBean(ShopMeters.class).orderCompleted();
			assertThat(completed(context)).isEqualTo(1);
		}));
	}

	@Test
	void countsWhatOtherCodeCountsAfterTheCommit() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (status) -> TransactionSynchronizationManager
				.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCommit() {
						meters.orderCompleted();
					}

					@Override
					public void afterCompletion(int completion) {
						meters.orderCompleted();
					}

				}));
			assertThat(completed(context)).isEqualTo(2);
		});
	}

	@Test
	void leavesNothingBehindInTheThread() {
		this.runner.run((context) -> {
			for (int transaction = 0; transaction < 3; transaction++) {
				inTransaction(context, (status) -> context.getBean(ShopMeters.class).orderCompleted());
				assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
			}
			assertThat(completed(context)).isEqualTo(3);
		});
	}

	@Test
	void countsToTheLastEventOfManyTransactions() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			ExecutorService executor = Executors.newFixedThreadPool(8);
			IntStream.range(0, 800).forEach((number) -> executor.execute(() -> inTransaction(context, (status) -> {
				IntStream.range(0, 50).forEach((event) -> meters.orderCompleted());
				if (number % 2 == 1) {
					status.setRollbackOnly();
				}
			})));
			executor.shutdown();
			Patience.await(executor);
			assertThat(completed(context)).isEqualTo(400 * 50);
		});
	}

	@Test
	void rollsBackToASavepointSetByHand() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			inTransaction(context, (status) -> {
				meters.orderCompleted();
				Object savepoint = status.createSavepoint();
				assertThat(savepoint).isInstanceOf(Savepoint.class);
				meters.orderCompleted();
				status.rollbackToSavepoint(savepoint);
				status.releaseSavepoint(savepoint);
			});
			assertThat(completed(context)).isEqualTo(1);
		});
	}

	private static double completed(ApplicationContext context) {
		return Scrape.of(context).value("orders_completed_total");
	}

	private static void inTransaction(ApplicationContext context, Consumer<TransactionStatus> work) {
		in(context, TransactionDefinition.PROPAGATION_REQUIRED, work);
	}

	private static void in(ApplicationContext context, int propagation, Consumer<TransactionStatus> work) {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setPropagationBehavior(propagation);
		template.executeWithoutResult(work);
	}

	@Configuration(proxyBeanMethods = false)
	static class DataSourceConfiguration {

		@Bean(destroyMethod = "dispose")
		JdbcConnectionPool dataSource() {
			JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
			pool.setMaxConnections(20);
			return pool;
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
