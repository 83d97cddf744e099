package dev.monitored.test.run;

import java.util.ArrayList;
import java.util.List;

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
		List<TestRun> runs = runs(test);
		runs.forEach((run) -> run.prepare(name(test)));
		test.setAttribute(PREPARED, runs);
	}

	@Override
	public void beforeTestExecution(TestContext test) {
		runs(test).forEach((run) -> begin(run, test));
	}

	@Override
	public void afterTestMethod(TestContext test) {
		test.removeAttribute(PREPARED);
		runs(test).forEach((run) -> run.end(name(test)));
	}

	// The first test of a class may start the application while it is prepared.
	private static void begin(TestRun run, TestContext test) {
		if (!(test.getAttribute(PREPARED) instanceof List<?> prepared) || !prepared.contains(run)) {
			run.prepare(name(test));
		}
		run.begin();
	}

	private static List<TestRun> runs(TestContext test) {
		List<TestRun> runs = new ArrayList<>();
		ApplicationContext context = test.hasApplicationContext() ? test.getApplicationContext() : null;
		while (context != null) {
			if (context.containsBeanDefinition(TestRunAutoConfiguration.RUN)
					&& context.getBean(TestRunAutoConfiguration.RUN) instanceof TestRun run) {
				runs.add(run);
			}
			context = context.getParent();
		}
		return runs;
	}

	private static String name(TestContext test) {
		return test.getTestClass().getSimpleName() + "." + test.getTestMethod().getName();
	}

}
