package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.subjects.BehaviorSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ReactiveTypeDescriptor;
import reactor.core.Fuseable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.ReturningBeans.Promise;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for operations that return any type of Spring's registry of reactive types:
 * callers and sources see of each other what they see without the measurement.
 */
class ReturnedTypeTests {

	@BeforeAll
	static void registerTheApplicationsType() {
		ReactiveAdapterRegistry.getSharedInstance()
			.registerReactiveType(ReactiveTypeDescriptor.multiValue(Promise.class, () -> new Promise(Flux.empty())),
					(promise) -> ((Promise) promise).values(), ReturnedTypeTests::promise);
	}

	@ParameterizedTest
	@EnumSource(ReturnedType.class)
	void callersSeeNoDifference(ReturnedType type) {
		run((context, service) -> {
			for (int source = 0; source < type.sources().size(); source++) {
				for (int use = 0; use < type.uses().size(); use++) {
					List<String> plain = observe(type, source, use, Function.identity());
					List<String> measured = observe(type, source, use, (given) -> type.returnedBy(service, given));
					assertThat(measured).as("%s %d, used in way %d", type, source, use).isEqualTo(plain);
					assertThat(Scrape.of(context).value("operation_active", "operation", type.operation()))
						.as("in flight after %s %d was used in way %d", type, source, use)
						.isZero();
				}
			}
		});
	}

	@ParameterizedTest
	@EnumSource(ReturnedType.class)
	void callersGetTheTypeThatIsDeclared(ReturnedType type) {
		run((context, service) -> type.sources().forEach((source) -> {
			Object given = source.apply(new Seen());
			Object returned = type.returnedBy(service, given);
			if (given instanceof CompletionStage) {
				assertThat(returned).isSameAs(given);
			}
			boolean isCalled = given instanceof Callable && !(given instanceof Fuseable.ScalarCallable);
			assertThat(returned instanceof Callable).isEqualTo(isCalled);
			assertThat(returned instanceof Fuseable)
				.isEqualTo(given instanceof Fuseable && given instanceof Flux && !isCalled);
		}));
	}

	@ParameterizedTest
	@MethodSource("objects")
	void callersKeepWhatTheyMayKnowByItsOwnType(Object given) {
		run((context, service) -> {
			assertThat(service.object(given)).isSameAs(given);
			assertThat(Scrape.of(context).value("operation_active", "operation", "Returned.object")).isZero();
		});
	}

	static Stream<Object> objects() {
		return Stream.of(Flux.just(1).publish(), Flux.just(1).parallel(), Flux.just(1).replay(),
				Flux.just(1, 2).groupBy((i) -> i).blockFirst(), Sinks.one(),
				Sinks.many().unicast().onBackpressureBuffer(), Flowable.just(1).publish(), Flowable.just(1).parallel(),
				Observable.just(1).replay(), BehaviorSubject.create(), PublishProcessor.create(),
				SingleSubject.create(), new SubmissionPublisher<>(), new PlainPublisher(new Seen()),
				new Promise(Flux.just(1)));
	}

	@ParameterizedTest
	@EnumSource(ReturnedType.class)
	void refusesASubscriberThatIsNoneAndCountsNothing(ReturnedType type) {
		Stream.of(type).filter(ReturnedType::isSubscribable).forEach((subscribable) -> run((context, service) -> {
			for (Function<Seen, Object> source : subscribable.sources()) {
				Object returned = subscribable.returnedBy(service, source.apply(new Seen()));
				Throwable thrown = catchThrowable(() -> subscribable.subscribeNull(returned));
				assertThat(thrown).as(subscribable.name())
					.isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("operation_active", "operation", subscribable.operation())).isZero();
			assertThat(Stream.of("success", "error", "cancelled")
				.mapToDouble((status) -> scrape.calls(subscribable.operation(), status))
				.sum()).isZero();
		}));
	}

	@SuppressWarnings("unchecked")
	private static Promise promise(Publisher<?> publisher) {
		return new Promise((Flux<Integer>) Flux.from(publisher));
	}

	private static List<String> observe(ReturnedType type, int source, int use, Function<Object, Object> returned) {
		Seen seen = new Seen();
		BiConsumer<Object, Seen> caller = type.uses().get(use);
		try {
			caller.accept(returned.apply(type.sources().get(source).apply(seen)), seen);
		}
		catch (Exception ex) {
			seen.add(ex);
		}
		return seen.events();
	}

	private static void run(Scenario scenario) {
		MonitoredContext.runner(ReturningBeans.class)
			.run((context) -> scenario.play(context, context.getBean(ReturningBeans.class)));
	}

	/**
	 * What happens in a test.
	 */
	private interface Scenario {

		void play(ApplicationContext context, ReturningBeans service);

	}

}
