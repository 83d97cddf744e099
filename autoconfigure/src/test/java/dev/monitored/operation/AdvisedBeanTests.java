package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.AdvisedBeans.AsyncService;
import dev.monitored.operation.AdvisedBeans.Asynchronous;
import dev.monitored.operation.AdvisedBeans.FailingCommits;
import dev.monitored.operation.AdvisedBeans.First;
import dev.monitored.operation.AdvisedBeans.Resilience;
import dev.monitored.operation.AdvisedBeans.RetriedService;
import dev.monitored.operation.AdvisedBeans.Second;
import dev.monitored.operation.AdvisedBeans.TransactionalDao;
import dev.monitored.operation.AdvisedBeans.TranslatedDao;
import dev.monitored.operation.AdvisedBeans.Translation;
import dev.monitored.operation.AdvisedBeans.Work;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for beans that have a proxy whatever we do: they keep it, and are measured.
 */
@ExtendWith(OutputCaptureExtension.class)
class AdvisedBeanTests {

	static Stream<Arguments> advised() {
		return Stream.of(Arguments.of(TransactionalDao.class, FailingCommits.class, "error"),
				Arguments.of(TranslatedDao.class, Translation.class, "error"),
				Arguments.of(AsyncService.class, Asynchronous.class, "success"),
				Arguments.of(RetriedService.class, Resilience.class, "success"));
	}

	@ParameterizedTest
	@MethodSource("advised")
	void measuresABeanThatAnotherAdvisorProxiesAnyway(Class<? extends Work> type, Class<?> configuration, String status,
			CapturedOutput output) {
		MonitoredContext.runner(type, configuration).run((context) -> {
			Work bean = context.getBean(type);
			try {
				if (bean.work() instanceof CompletableFuture<?> future) {
					future.join();
				}
			}
			catch (TransactionSystemException | DuplicateKeyException ex) {
				assertThat(status).isEqualTo("error");
			}
			String operation = type.getSimpleName() + ".work";
			assertThat(AopUtils.isCglibProxy(bean)).isTrue();
			assertThat(AopUtils.isAopProxy(((Advised) bean).getTargetSource().getTarget())).isFalse();
			assertThat(Scrape.of(context).calls(operation, status)).isEqualTo(1);
		});
		assertThat(output).doesNotContain("are not measured");
	}

	@Test
	void namesAnErrorAsItsTranslatorDoes() {
		MonitoredContext.runner(TranslatedDao.class, Translation.class).run((context) -> {
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(context.getBean(TranslatedDao.class)::work);
			assertThat(Scrape.of(context).value("operation_errors_total", "error", "DuplicateKeyException"))
				.isEqualTo(1);
		});
	}

	@Test
	void countsEachAttemptOfARetryOfSuchABean() {
		MonitoredContext.runner(RetriedService.class, Resilience.class).run((context) -> {
			context.getBean(RetriedService.class).work();
			assertThat(Scrape.of(context).calls("RetriedService.work", "error")).isEqualTo(2);
		});
	}

	@Test
	void measuresBeansThatNeedEachOther() {
		MonitoredContext.runner(First.class, Second.class, FailingCommits.class)
			.withAllowCircularReferences(true)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				First first = context.getBean(First.class);
				Second second = context.getBean(Second.class);
				assertThat(second.first()).isSameAs(first);
				first.call();
				assertThat(Scrape.of(context).calls("First.call", "success")).isEqualTo(1);
				assertThat(Scrape.of(context).calls("Second.call", "success")).isEqualTo(1);
			});
	}

	@Test
	void keepsTheOneProxyOfAnotherFactory() {
		MonitoredContext.runner(OwnProxies.class)
			.withPropertyValues(
					"monitored.operation.pointcuts[0].expression=execution(* dev.monitored.operation..Greeter.*(..))")
			.run((context) -> {
				Greeter greeter = context.getBean(Greeter.class);
				assertThat(greeter.greet()).isEqualTo("hello");
				assertThat(((Advised) greeter).getTargetSource().getTarget()).isNull();
				assertThat(Scrape.of(context).calls("Greeter.greet", "success")).isEqualTo(1);
			});
	}

	@Test
	void measuresABeanOfAScopeOnce() {
		scopes(FailingCommits.class, Asynchronous.class).run((context) -> {
			context.getBean(ScopedService.class).call();
			context.getBean(AsyncScopedService.class).call().join();
			assertThat(AopUtils.isAopProxy(context.getBean("scopedTarget.scopedService"))).isFalse();
			assertThat(Scrape.of(context).calls("ScopedService.call", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("AsyncScopedService.call", "success")).isEqualTo(1);
		});
	}

	@Test
	void writesABeanThatIsNoSingletonAsJsonAsItWas() {
		scopes().run((context) -> {
			Data data = context.getBean(Data.class);
			assertThat(AopUtils.isCglibProxy(data)).isTrue();
			assertThat(JsonMapper.builder().build().writeValueAsString(data)).isEqualTo("{\"name\":\"data\"}");
			assertThat(Scrape.of(context).calls("Data.getName", "success")).isEqualTo(1);
			assertThat(data).isEqualTo(data).isNotEqualTo(context.getBean(Data.class)).hasSameHashCodeAs(data);
		});
	}

	private static ApplicationContextRunner scopes(Class<?>... configurations) {
		return MonitoredContext.runner(Scopes.class)
			.withUserConfiguration(configurations)
			.withInitializer((context) -> context.getBeanFactory().registerScope("thread", new SimpleThreadScope()));
	}

	/**
	 * The interface of a bean that a factory of the application creates.
	 */
	interface Greeter {

		String greet();

	}

	public static class ScopedService {

		@Monitored
		public void call() {
		}

	}

	public static class AsyncScopedService {

		@Async
		@Monitored
		public CompletableFuture<String> call() {
			return CompletableFuture.completedFuture("done");
		}

	}

	public static class Data {

		@Monitored
		public String getName() {
			return "data";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scopes {

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedService scopedService() {
			return new ScopedService();
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		AsyncScopedService asyncScopedService() {
			return new AsyncScopedService();
		}

		@Bean
		@Scope("prototype")
		Data data() {
			return new Data();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProxies {

		@Bean
		Greeter greeter() {
			return ProxyFactory.getProxy(Greeter.class, (MethodInterceptor) (invocation) -> "hello");
		}

	}

}
