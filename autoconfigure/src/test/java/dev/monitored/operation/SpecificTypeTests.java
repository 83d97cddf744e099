package dev.monitored.operation;

import java.util.concurrent.Flow;
import java.util.stream.Stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ReactiveTypeDescriptor;
import reactor.core.publisher.Flux;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for results of which several types are reactive ones, interfaces among them.
 */
class SpecificTypeTests {

	@BeforeAll
	static void registerTheApplicationsTypes() {
		ReactiveAdapterRegistry registry = ReactiveAdapterRegistry.getSharedInstance();
		registry.registerReactiveType(
				ReactiveTypeDescriptor.multiValue(Stock.class, () -> new Stored(Flux.empty(), "none")),
				(stock) -> ((Stock) stock).items(), (publisher) -> new Stored(Flux.from(publisher), "rebuilt"));
		registry.registerReactiveType(
				ReactiveTypeDescriptor.multiValue(Feed.class, () -> new Stored(Flux.empty(), "none")),
				(feed) -> ((Feed) feed).items(), (publisher) -> new Stored(Flux.from(publisher), "rebuilt"));
	}

	static Stream<Arguments> results() {
		Multi<Integer> multi = Multi.createFrom().items(1, 2);
		Uni<Integer> uni = Uni.createFrom().item(1);
		Stored stored = new Stored(Flux.just(1, 2), "given");
		return Stream.of(Arguments.of("multi", multi), Arguments.of("object", multi), Arguments.of("flow", multi),
				Arguments.of("object", multi.onItem().transform((i) -> i + 1)), Arguments.of("uni", uni),
				Arguments.of("object", uni), Arguments.of("object", uni.onItem().transform((i) -> i + 1)),
				Arguments.of("stock", stored), Arguments.of("feed", stored));
	}

	@ParameterizedTest
	@MethodSource("results")
	void measuresEachSubscription(String method, Object result) {
		MonitoredContext.runner(Depot.class).run((context) -> {
			Object returned = call(context.getBean(Depot.class), method, result);
			for (int number = 1; number <= 2; number++) {
				read(returned);
				assertThat(Scrape.of(context).calls("Depot." + method, "success")).isEqualTo(number);
			}
			assertThat(Scrape.of(context).value("operation_active", "operation", "Depot." + method)).isZero();
		});
	}

	@Test
	void leavesAProcessorAlone() {
		MonitoredContext.runner(Depot.class).run((context) -> {
			UnicastProcessor<Integer> processor = UnicastProcessor.create();
			assertThat(context.getBean(Depot.class).object(processor)).isSameAs(processor);
		});
	}

	@SuppressWarnings("unchecked")
	private static Object call(Depot depot, String method, Object result) {
		return switch (method) {
			case "multi" -> depot.multi((Multi<Integer>) result);
			case "flow" -> depot.flow((Flow.Publisher<Integer>) result);
			case "uni" -> depot.uni((Uni<Integer>) result);
			case "stock" -> depot.stock((Stock) result);
			case "feed" -> depot.feed((Feed) result);
			default -> depot.object(result);
		};
	}

	private static void read(Object returned) {
		if (returned instanceof Multi<?> multi) {
			assertThat(multi.collect().asList().await().indefinitely()).hasSize(2);
		}
		else if (returned instanceof Uni<?> uni) {
			assertThat(uni.await().indefinitely()).isNotNull();
		}
		else {
			assertThat(((Stored) returned).name()).isEqualTo("rebuilt");
			assertThat(((Stored) returned).items().collectList().block()).hasSize(2);
		}
	}

	/**
	 * A reactive type of the application that is a publisher.
	 */
	public interface Stock extends Publisher<Object> {

		Flux<?> items();

	}

	/**
	 * A reactive type of the application that is none.
	 */
	public interface Feed {

		Flux<?> items();

	}

	/**
	 * Has both types of the application.
	 *
	 * @param items the items
	 * @param name what it is
	 */
	record Stored(Flux<?> items, String name) implements Stock, Feed {

		@Override
		public void subscribe(Subscriber<? super Object> subscriber) {
			this.items.cast(Object.class).subscribe(subscriber);
		}

	}

	/**
	 * Returns what it is given.
	 */
	@Monitored
	public static class Depot {

		public Multi<Integer> multi(Multi<Integer> given) {
			return given;
		}

		public Flow.Publisher<Integer> flow(Flow.Publisher<Integer> given) {
			return given;
		}

		public Uni<Integer> uni(Uni<Integer> given) {
			return given;
		}

		public Stock stock(Stock given) {
			return given;
		}

		public Feed feed(Feed given) {
			return given;
		}

		public Object object(Object given) {
			return given;
		}

	}

}
