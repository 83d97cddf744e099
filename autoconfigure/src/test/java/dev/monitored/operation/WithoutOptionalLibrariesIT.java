package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that run without the optional libraries on the class path: Actuator, AspectJ,
 * Kotlin's coroutines, Mutiny, Reactor, Reactive Streams and RxJava.
 */
class WithoutOptionalLibrariesIT {

	@Test
	void hasNoneOfThem() {
		assertThat(ClassUtils.isPresent("org.aspectj.weaver.tools.PointcutParser", null)).isFalse();
		assertThat(ClassUtils.isPresent("org.reactivestreams.Publisher", null)).isFalse();
		assertThat(ClassUtils.isPresent("reactor.core.publisher.Flux", null)).isFalse();
		assertThat(ClassUtils.isPresent("io.smallrye.mutiny.Uni", null)).isFalse();
		assertThat(ClassUtils.isPresent("kotlin.Unit", null)).isFalse();
		assertThat(ClassUtils.isPresent("kotlinx.coroutines.flow.Flow", null)).isFalse();
		assertThat(ClassUtils.isPresent("org.springframework.boot.actuate.endpoint.annotation.Endpoint", null))
			.isFalse();
	}

	@Test
	void measuresMethodsAndFutures() {
		MonitoredContext.runner(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			assertThat(service.work()).isEqualTo("done");
			assertThat(service.later().join()).isEqualTo("done");
			assertThat(service.object()).isEqualTo("done");
			assertThat(Scrape.of(context).calls("Service.work", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.later", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.object", "success")).isEqualTo(1);
		});
	}

	@Test
	void saysWhatAPointcutNeeds() {
		MonitoredContext.runner(Service.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=execution(* *(..))")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("there is no AspectJ to read it", "Add org.aspectj:aspectjweaver"));
	}

	@Monitored
	public static class Service {

		public String work() {
			return "done";
		}

		public CompletableFuture<String> later() {
			return CompletableFuture.completedFuture("done");
		}

		public Object object() {
			return "done";
		}

	}

}
