package dev.monitored.test.run;

import java.util.function.Consumer;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Reports to the application of a test that the test begins and ends. It starts no
 * application, and creates no bean of one.
 */
final class TestRunListener extends AbstractTestExecutionListener {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 100;
	}

	@Override
	public void beforeTestExecution(TestContext test) {
		report(test, (run) -> run.begin(name(test)));
	}

	@Override
	public void afterTestMethod(TestContext test) {
		report(test, (run) -> run.end(name(test)));
	}

	private static void report(TestContext test, Consumer<TestRun> report) {
		if (!test.hasApplicationContext()) {
			return;
		}
		ApplicationContext context = test.getApplicationContext();
		if (context.containsBeanDefinition(TestRunAutoConfiguration.RUN)
				&& context.getBean(TestRunAutoConfiguration.RUN) instanceof TestRun run) {
			report.accept(run);
		}
	}

	private static String name(TestContext test) {
		return test.getTestClass().getSimpleName() + "." + test.getTestMethod().getName();
	}

}
