package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.AdoptedBeans.After;
import dev.monitored.operation.AdoptedBeans.Annotated;
import dev.monitored.operation.AdoptedBeans.AnnotatedClass;
import dev.monitored.operation.AdoptedBeans.Before;
import dev.monitored.operation.AdoptedBeans.Chosen;
import dev.monitored.operation.AdoptedBeans.Conflicting;
import dev.monitored.operation.AdoptedBeans.Declared;
import dev.monitored.operation.AdoptedBeans.DeclaredClass;
import dev.monitored.operation.AdoptedBeans.Dollars;
import dev.monitored.operation.AdoptedBeans.FinalClass;
import dev.monitored.operation.AdoptedBeans.Implementation;
import dev.monitored.operation.AdoptedBeans.Meta;
import dev.monitored.operation.AdoptedBeans.Moved;
import dev.monitored.operation.AdoptedBeans.NamelessClass;
import dev.monitored.operation.AdoptedBeans.NotMoved;
import dev.monitored.operation.AdoptedBeans.ObservedClass;
import dev.monitored.operation.AdoptedBeans.Placer;
import dev.monitored.operation.AdoptedBeans.Results;
import dev.monitored.operation.AdoptedBeans.Selected;
import dev.monitored.operation.AdoptedBeans.Several;
import dev.monitored.operation.AdoptedBeans.Sharing;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for annotations of Micrometer that make operations.
 */
@ExtendWith(OutputCaptureExtension.class)
class AdoptedOperationTests {

	@Test
	void adoptsNothingUnlessItIsAsked() {
		MonitoredContext.runner(Annotated.class, AnnotatedClass.class).run((context) -> {
			context.getBean(Annotated.class).timed();
			assertThat(Scrape.of(context).has("operation_active")).isFalse();
			assertThat(context.getBean(Annotated.class).getClass()).isEqualTo(Annotated.class);
		});
	}

	@Test
	void adoptsEachAnnotation() {
		adopting("timed, counted, observed", Annotated.class).run((context) -> {
			Annotated bean = context.getBean(Annotated.class);
			bean.timed();
			bean.counted();
			bean.observed();
			bean.unnamed();
			bean.plain();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("operation_active", "operation")).containsExactly("Annotated.unnamed",
					"orders.cancel", "orders.list", "orders.place");
			assertThat(scrape.calls("orders.place", "success")).isEqualTo(1);
			assertThat(scrape.calls("orders.cancel", "success")).isEqualTo(1);
			assertThat(scrape.calls("orders.list", "success")).isEqualTo(1);
		});
	}

	@Test
	void adoptsThoseThatAreNamed() {
		adopting("COUNTED", Annotated.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("orders.cancel"));
	}

	@Test
	void hasTheSeriesOfEachStatusBeforeTheFirstCall() {
		adopting("timed", Annotated.class).run((context) -> {
			assertThat(Scrape.of(context).calls("orders.place", "success")).isZero();
			assertThat(Scrape.of(context).calls("orders.place", "error")).isZero();
		});
	}

	@Test
	void prefixesNamesWithTheOneOfTheClass() {
		adopting("timed, counted, observed", AnnotatedClass.class, ObservedClass.class, NamelessClass.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation")).containsExactly(
					"NamelessClass.work", "carts.fill", "carts.own", "orders.place", "orders.unnamed", "own"));
	}

	@Test
	void leavesAlreadyDeclaredOperationsAsTheyAre() {
		adopting("timed, counted, observed", Declared.class, DeclaredClass.class, Selected.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=execution(* *..Selected.work())")
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("DeclaredClass.work", "Selected.work", "declared"));
	}

	@Test
	void keepsItsNameWhenTheAnnotationIsReplaced() {
		adopting("timed", Before.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("orders.cancel", "orders.place"));
		adopting("timed", After.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("orders.cancel", "orders.place"));
	}

	@Test
	void countsTheFirstThatIsConfiguredOfSeveralAnnotations() {
		adopting("observed, timed", Several.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("one", "seen"));
		adopting("timed, observed", Several.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("ended", "one"));
	}

	@Test
	void prefersAnAnnotationInTheNearestPlaceOnly() {
		adopting("timed", Placer.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("implementation"));
	}

	@Test
	void findsAnnotationsOnInterfacesAndOtherAnnotations() {
		adopting("timed, observed", Implementation.class, Meta.class).run((context) -> {
			context.getBean(Implementation.class).generic("x");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("operation_active", "operation")).containsExactly("meta", "of.interface");
			assertThat(scrape.calls("of.interface", "success")).isEqualTo(1);
		});
	}

	@Test
	void endsWithTheResult() {
		adopting("timed", Results.class).run((context) -> {
			Results bean = context.getBean(Results.class);
			CompletableFuture<String> future = bean.future();
			assertThat(Scrape.of(context).value("operation_active", "operation", "future")).isEqualTo(1);
			future.completeExceptionally(new IllegalStateException());
			Mono<String> mono = bean.mono();
			assertThat(Scrape.of(context).calls("mono", "success")).isZero();
			assertThat(mono.block()).isEqualTo("x");
			assertThatIllegalStateException().isThrownBy(bean::fail);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("future", "error")).isEqualTo(1);
			assertThat(scrape.calls("mono", "success")).isEqualTo(1);
			assertThat(scrape.value("operation_errors_total", "operation", "fail", "error", "IllegalStateException"))
				.isEqualTo(1);
		});
	}

	@Test
	void warnsOfAMethodThatSharesItsNameWithADeclaredOne(CapturedOutput output) {
		adopting("timed", Moved.class, NotMoved.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("have the same name, so that their calls are counted as one operation")
			.contains("@Monitored on " + Moved.class.getName() + ".moved",
					"@Timed on " + NotMoved.class.getName() + ".notMoved");
	}

	@Test
	void warnsOfAMethodThatSharesItsNameWithOneOfAPointcut(CapturedOutput output) {
		adopting("timed", NotMoved.class, Chosen.class).with(MonitoredContext.yaml("""
				monitored.operation.pointcuts:
				  - expression: execution(* *..Chosen.calls())
				    operation: service
				""")).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("have the same name, so that their calls are counted as one operation");
	}

	@Test
	void letsTheConfigurationSayMore() {
		adopting("timed", Annotated.class).with(MonitoredContext.yaml("""
				monitored.operation.overrides:
				  - name: orders.place
				    availability: 99.9%
				    latency: [ "p95 < 321ms" ]
				""")).run((context) -> {
			context.getBean(Annotated.class).timed();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.boundaries("orders.place")).contains("0.321");
			assertThat(scrape.value("slo_events_total", "slo", "orders.place", "sli", "availability")).isEqualTo(1);
		});
	}

	@Test
	void warnsOfMethodsThatShareAName(CapturedOutput output) {
		adopting("timed", Sharing.class).run((context) -> {
			context.getBean(Sharing.class).one();
			context.getBean(Sharing.class).other();
			assertThat(Scrape.of(context).calls("service.calls", "success")).isEqualTo(2);
		});
		assertThat(output).containsOnlyOnce("have the same name, so that their calls are counted as one operation")
			.contains("'service.calls'", "@Timed on ", "Sharing.one ", "Sharing.other ")
			.doesNotContain("'overloaded'");
	}

	@Test
	void namesTheAnnotationsOfOneNameAndWhereSettingsGo() {
		adopting("timed", Before.class, Conflicting.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Value: \"orders.place\"", "Before.place(), under @Timed, declares an operation of that name")
				.contains("write the settings in an entry of monitored.operation.overrides, which holds for both")
				.doesNotContain("or both the same settings"));
	}

	@Test
	void explainsAnAnnotationThatCannotBeAdopted() {
		adopting("timed, monitored", Annotated.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.operation.adopt", "Value: \"timed, monitored\"",
					"it is none of timed, counted, observed", "Write one of timed, counted, observed."));
	}

	@Test
	void warnsOfWhatNoProxyIntercepts(CapturedOutput output) {
		adopting("timed", FinalClass.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("@Timed on public void",
				"FinalClass.work() measures no operation, because a final class");
	}

	@Test
	void takesNamesAsMicrometerDoes() {
		adopting("timed", Dollars.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("${nowhere}"));
	}

	private static ApplicationContextRunner adopting(String annotations, Class<?>... beans) {
		return MonitoredContext.runner(beans).withPropertyValues("monitored.operation.adopt=" + annotations);
	}

}
