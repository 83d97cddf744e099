package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.core.support.JdbcDaoSupport;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import dev.monitored.Monitored;

/**
 * Beans that other advisors proxy, for tests.
 */
final class AdvisedBeans {

	private AdvisedBeans() {
	}

	/**
	 * What is measured.
	 */
	interface Work {

		Object work();

	}

	@SuppressWarnings("removal")
	public static class TransactionalDao extends JdbcDaoSupport implements Work {

		@Override
		protected void checkDaoConfig() {
		}

		@Override
		@Monitored
		@Transactional
		public Object work() {
			return "done";
		}

	}

	@Repository
	@SuppressWarnings("removal")
	public static class TranslatedDao extends JdbcDaoSupport implements Work {

		@Override
		protected void checkDaoConfig() {
		}

		@Override
		@Monitored
		public Object work() {
			throw new IllegalStateException("as the test wants");
		}

	}

	public static class AsyncService implements Work {

		@Override
		@Async
		@Monitored
		public CompletableFuture<String> work() {
			return CompletableFuture.completedFuture("done");
		}

		public final String name() {
			return "final";
		}

	}

	public static class RetriedService implements Work {

		private final AtomicInteger attempts = new AtomicInteger();

		@Override
		@Monitored
		@Retryable(maxRetries = 3, delay = 1)
		public Object work() {
			if (this.attempts.incrementAndGet() < 3) {
				throw new IllegalStateException("as the test wants");
			}
			return "done";
		}

		public final String name() {
			return "final";
		}

	}

	public static class First {

		@Autowired
		private Second second;

		@Monitored
		public void call() {
			this.second.call();
		}

	}

	public static class Second {

		private First first;

		@Autowired
		void setFirst(First first) {
			this.first = first;
		}

		First first() {
			return this.first;
		}

		@Monitored
		public void call() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class Asynchronous {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableResilientMethods(proxyTargetClass = true)
	static class Resilience {

	}

	@Configuration(proxyBeanMethods = false)
	static class Translation {

		@Bean
		static PersistenceExceptionTranslationPostProcessor translation() {
			PersistenceExceptionTranslationPostProcessor translation = new PersistenceExceptionTranslationPostProcessor();
			translation.setProxyTargetClass(true);
			return translation;
		}

		@Bean
		PersistenceExceptionTranslator translator() {
			return (failure) -> new DuplicateKeyException("translated", failure);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class FailingCommits {

		@Bean
		PlatformTransactionManager transactionManager() {
			return new AbstractPlatformTransactionManager() {

				@Override
				protected Object doGetTransaction() {
					return List.of();
				}

				@Override
				protected void doBegin(Object transaction, TransactionDefinition definition) {
				}

				@Override
				protected void doCommit(DefaultTransactionStatus status) {
					throw new TransactionSystemException("The commit fails, as the test wants");
				}

				@Override
				protected void doRollback(DefaultTransactionStatus status) {
				}

			};
		}

	}

}
