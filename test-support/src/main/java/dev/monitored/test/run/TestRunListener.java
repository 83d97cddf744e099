package dev.monitored.test.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Reports to the application of a test that the test is prepared, begins and ends. It
 * starts no application, and creates no bean of one but the {@link TestRun}.
 */
final class TestRunListener extends AbstractTestExecutionListener {

	private static final String PREPARED = TestRunListener.class.getName() + ".prepared";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 100;
	}

	@Override
	public void beforeTestMethod(TestContext test) {
		test.setAttribute(PREPARED, new Prepared(new ArrayList<>()));
		prepared(test);
	}

	@Override
	public void beforeTestExecution(TestContext test) {
		prepared(test).forEach(TestRun::begin);
	}

	@Override
	public void afterTestMethod(TestContext test) {
		if (test.removeAttribute(PREPARED) instanceof Prepared prepared) {
			prepared.runs().forEach((run) -> run.end(name(test)));
		}
	}

	// What prepares a test may start its application.
	private static List<TestRun> prepared(TestContext test) {
		List<TestRun> runs = (test.getAttribute(PREPARED) instanceof Prepared prepared) ? prepared.runs()
				: new ArrayList<>();
		runs(test).filter((run) -> !runs.contains(run)).forEach((run) -> {
			run.prepare(name(test));
			runs.add(run);
		});
		return runs;
	}

	private static Stream<TestRun> runs(TestContext test) {
		ApplicationContext started = test.hasApplicationContext() ? test.getApplicationContext() : null;
		return Stream.iterate(started, Objects::nonNull, ApplicationContext::getParent)
			.filter((context) -> context.containsBeanDefinition(TestRunAutoConfiguration.RUN))
			.map((context) -> context.getBean(TestRunAutoConfiguration.RUN))
			.filter(TestRun.class::isInstance)
			.map(TestRun.class::cast);
	}

	private static String name(TestContext test) {
		return test.getTestClass().getSimpleName() + "." + test.getTestMethod().getName();
	}

	/**
	 * The applications in which a test is prepared, also those that it closes.
	 *
	 * @param runs the tests of each of them
	 */
	private record Prepared(List<TestRun> runs) {
	}

}
