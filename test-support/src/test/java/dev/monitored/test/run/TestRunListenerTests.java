package dev.monitored.test.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.util.ReflectionUtils;
import shop.ShopApplication;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.clock.StoppableTime;
import dev.monitored.test.clock.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestRunListener}, as Spring's test framework calls it.
 */
class TestRunListenerTests {

	private final List<Running> running = new ArrayList<>();

	@AfterEach
	void end() throws Exception {
		for (Running test : this.running) {
			test.end();
		}
	}

	@Test
	void beginsATestInItsApplication() throws Exception {
		assertThat(begin(First.class).calls()).of("orders.place").succeeded(0);
	}

	@Test
	void tellsThatTestsRunInParallel() throws Exception {
		Running first = begin(First.class);
		assertThat(first.calls()).of("orders.place").notCalled();
		Running second = begin(Second.class);
		assertThat(second.calls()).isSameAs(first.calls());
		assertThatIllegalStateException().isThrownBy(() -> assertThat(first.calls()).of("orders.place").notCalled())
			.withMessageStartingWith(
					"First.runs and Second.runs ran in one application at the same time, and what one of them caused");
	}

	@Test
	void tellsThatAnotherTestIsPrepared() throws Exception {
		Running first = begin(First.class);
		Running second = running(Second.class);
		second.prepare();
		assertThatIllegalStateException().isThrownBy(() -> assertThat(first.calls()).of("orders.place").notCalled())
			.withMessageStartingWith("First.runs and Second.runs ran in one application at the same time");
	}

	@Test
	void beginsATestInTheParentOfItsApplication() throws Exception {
		assertThat(begin(WithParent.class).calls()).of("orders.place").succeeded(0);
	}

	@Test
	void lastsUntilTheEndWhenTheClockIsStoppedInAPreparation() throws Exception {
		Running first = running(First.class);
		first.prepare();
		first.clock().stop();
		first.manager().beforeTestExecution(first.instance(), first.method());
		assertThat(StoppableTime.isStopped()).isTrue();
		first.end();
		assertThat(StoppableTime.isStopped()).isFalse();
	}

	@Test
	void stopsNoClockWhereOtherListenersReplaceIt() throws Exception {
		TestClock clock = begin(WithoutListeners.class).clock();
		assertThatIllegalStateException().isThrownBy(clock::stop)
			.withMessageContaining("mergeMode = MERGE_WITH_DEFAULTS");
		assertThat(StoppableTime.isStopped()).isFalse();
	}

	@Test
	void isMissedWhereOtherListenersReplaceIt() throws Exception {
		assertThatIllegalStateException()
			.isThrownBy(() -> assertThat(begin(WithoutListeners.class).calls()).of("orders.place").notCalled())
			.withMessageContaining("mergeMode = MERGE_WITH_DEFAULTS");
	}

	private Running begin(Class<?> test) throws Exception {
		Running begun = running(test);
		begun.begin();
		return begun;
	}

	private Running running(Class<?> test) throws Exception {
		Running added = new Running(new TestContextManager(test),
				Objects.requireNonNull(ReflectionUtils.findMethod(test, "runs")),
				test.getDeclaredConstructor().newInstance());
		this.running.add(added);
		return added;
	}

	/**
	 * A test that runs.
	 *
	 * @param manager Spring's test framework
	 * @param method the method that runs
	 * @param instance its object
	 */
	private record Running(TestContextManager manager, Method method, Object instance) {

		void prepare() throws Exception {
			this.manager.beforeTestClass();
			this.manager.prepareTestInstance(this.instance);
			this.manager.beforeTestMethod(this.instance, this.method);
		}

		void begin() throws Exception {
			prepare();
			this.manager.beforeTestExecution(this.instance, this.method);
		}

		TestCalls calls() {
			ApplicationContext context = this.manager.getTestContext().getApplicationContext();
			return context.getBean(TestCalls.class);
		}

		TestClock clock() {
			return this.manager.getTestContext().getApplicationContext().getBean(TestClock.class);
		}

		void end() throws Exception {
			this.manager.afterTestExecution(this.instance, this.method, null);
			this.manager.afterTestMethod(this.instance, this.method, null);
			this.manager.afterTestClass();
		}

	}

	/**
	 * A test.
	 */
	@SpringBootTest(classes = ShopApplication.class)
	static class First {

		void runs() {
		}

	}

	/**
	 * A test of the same application.
	 */
	@SpringBootTest(classes = ShopApplication.class)
	static class Second {

		void runs() {
		}

	}

	/**
	 * A test whose application is the parent of what it configures.
	 */
	@ContextHierarchy({ @ContextConfiguration(classes = ShopApplication.class, loader = SpringBootContextLoader.class),
			@ContextConfiguration(classes = WithParent.Child.class) })
	static class WithParent {

		void runs() {
		}

		/**
		 * Has no beans.
		 */
		@Configuration(proxyBeanMethods = false)
		static class Child {

		}

	}

	/**
	 * A test that has only the listeners it names.
	 */
	@SpringBootTest(classes = ShopApplication.class)
	@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
	static class WithoutListeners {

		void runs() {
		}

	}

}
