package dev.monitored.operation;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.flowables.ConnectableFlowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.outcome.OutcomeClassifier;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for beans that are hard to proxy, and for what the measurement itself uses.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnusualBeanTests {

	private static final String EVERYTHING = "monitored.operation.pointcuts[0].expression=execution(* *(..))";

	@Test
	void survivesAPointcutThatSelectsEverything() {
		MonitoredContext.runner(Beans.class, PlainService.class, Classifier.class)
			.withPropertyValues(EVERYTHING, "monitored.clock.coarse=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(PlainService.class).work()).isEqualTo("done");
				Counter.builder("own").register(context.getBean(MeterRegistry.class)).increment();
				assertThat(Scrape.of(context).value("own_total")).isEqualTo(1);
				assertThat(Scrape.of(context).calls("PlainService.work", "success")).isEqualTo(1);
			});
	}

	@Test
	void namesLambdasAndAnonymousClassesAfterWhatTheyStandFor() {
		MonitoredContext.runner(Beans.class).withPropertyValues(EVERYTHING).run((context) -> {
			assertThat(context.getBean("lambda", Supplier.class).get()).isEqualTo("lambda");
			assertThat(context.getBean("anonymous", Callable.class).call()).isEqualTo("anonymous");
			assertThat(Scrape.of(context).calls("Supplier.get", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Callable.call", "success")).isEqualTo(1);
		});
	}

	@Test
	void leavesAloneWhatCannotBeSubclassedAndSaysSo(CapturedOutput output) {
		MonitoredContext.runner(Beans.class, Sealed.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Sealed.class).work()).isEqualTo("done");
		});
		assertThat(output).contains("Sealed.work() measures no operation, because a sealed class");
	}

	@Test
	void countsOnceWithASecondCreatorOfProxies() {
		MonitoredContext.runner(PlainService.class, SecondCreator.class).run((context) -> {
			context.getBean(PlainService.class).work();
			assertThat(Scrape.of(context).calls("PlainService.work", "success")).isEqualTo(1);
		});
	}

	@Test
	void looksAtPrototypesAtStartUp() {
		MonitoredContext.runner(Prototypes.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Value: \"99.9.9%\""));
	}

	@Test
	void registersEverythingWithLazyInitialization(CapturedOutput output) {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues("monitored.operation.overrides[0].name=PlainService.work")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(Scrape.of(context).calls("PlainService.work", "success")).isZero();
				assertThat(Scrape.of(context).has("application_info")).isTrue();
			});
		assertThat(output).doesNotContain("there is no such operation");
	}

	@Test
	void coversOnlyTheMethodsThatTheAuthorOfAConfigurationWrote() {
		MonitoredContext.runner(MonitoredConfiguration.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("MonitoredConfiguration.text"));
	}

	@Test
	void namesAMethodOfAHiddenClassAfterThatClass() {
		MonitoredContext.runner(PublicService.class).run((context) -> {
			context.getBean(PublicService.class).run();
			assertThat(Scrape.of(context).values("operation_active", "operation")).containsExactly("HiddenService.run");
			assertThat(Scrape.of(context).calls("HiddenService.run", "success")).isEqualTo(1);
		});
	}

	@Test
	void handsOutTheVeryPublisherWhereItsCallerMayKnowItBetter(CapturedOutput output) {
		MonitoredContext.runner(PlainService.class).run((context) -> {
			Rows rows = new Rows();
			assertThat(context.getBean(PlainService.class).<Rows>generic(() -> rows)).isSameAs(rows);
			assertThat(context.getBean(Operations.class).<Rows>record("import", () -> rows)).isSameAs(rows);
			ConnectableFlowable<String> connectable = Flowable.just("a").publish();
			assertThat(context.getBean(PlainService.class).<Object>generic(() -> connectable)).isSameAs(connectable);
			Sinks.One<String> sink = Sinks.unsafe().one();
			assertThat(context.getBean(PlainService.class).<Object>generic(() -> sink)).isSameAs(sink);
			assertThat(Scrape.of(context).value("operation_active", "operation", "import")).isZero();
		});
		assertThat(output).contains("cannot be measured without changing its type");
	}

	@Test
	void returnsItsResultWhenAClassifierFailsWithAnError() {
		MonitoredContext.runner(PlainService.class, FailingClassifier.class).run((context) -> {
			assertThat(context.getBean(PlainService.class).work()).isEqualTo("done");
			assertThat(Scrape.of(context).calls("PlainService.work", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).value("operation_active", "operation", "PlainService.work")).isZero();
		});
	}

	@Test
	void callsAWrapperASuccessWhereItIsDeclaredAsOne() {
		MonitoredContext.runner(PlainService.class).run((context) -> {
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(context.getBean(PlainService.class)::wrapping);
			assertThat(Scrape.of(context).calls("PlainService.wrapping", "success")).isEqualTo(1);
		});
	}

	@Monitored
	public static class PlainService {

		public String work() {
			return "done";
		}

		public <T> T generic(Supplier<T> supplier) {
			return supplier.get();
		}

		@Monitored(noErrorFor = ExecutionException.class)
		public void wrapping() throws ExecutionException {
			throw new ExecutionException(new IllegalStateException());
		}

	}

	static class HiddenService implements Runnable {

		@Override
		@Monitored
		public void run() {
		}

	}

	public static class PublicService extends HiddenService {

	}

	public static sealed class Sealed {

		@Monitored
		public String work() {
			return "done";
		}

	}

	public static final class OnlySubclass extends Sealed {

	}

	/**
	 * A publisher that its callers know by its own type.
	 */
	static class Rows implements Publisher<String> {

		@Override
		public void subscribe(org.reactivestreams.Subscriber<? super String> subscriber) {
			Flux.just("row").subscribe(subscriber);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Supplier<String> lambda() {
			return () -> "lambda";
		}

		@Bean
		Callable<String> anonymous() {
			return new Callable<>() {

				@Override
				public String call() {
					return "anonymous";
				}

			};
		}

		@Bean(destroyMethod = "shutdown")
		ThreadPoolExecutor executor() {
			return (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Classifier {

		@Bean
		OutcomeClassifier silent() {
			return (value) -> null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingClassifier {

		@Bean
		OutcomeClassifier failing() {
			return (value) -> {
				throw new NoClassDefFoundError("as the test wants");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondCreator {

		@Bean
		static DefaultAdvisorAutoProxyCreator secondCreator() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			return creator;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototypes {

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		Malformed malformed() {
			return new Malformed();
		}

	}

	static class Malformed {

		@Monitored(availability = "99.9.9%")
		void work() {
		}

	}

	@Monitored
	@Configuration
	public static class MonitoredConfiguration {

		@Bean
		public String text() {
			return "text";
		}

	}

}
