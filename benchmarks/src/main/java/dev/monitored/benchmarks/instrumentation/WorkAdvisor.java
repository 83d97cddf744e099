package dev.monitored.benchmarks.instrumentation;

import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractBeanFactoryPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;

/**
 * Puts an interceptor, which is a bean, around the methods of {@link Work}.
 */
final class WorkAdvisor extends AbstractBeanFactoryPointcutAdvisor {

	WorkAdvisor(String interceptor) {
		setAdviceBeanName(interceptor);
	}

	@Override
	public Pointcut getPointcut() {
		return new WorkPointcut();
	}

	/**
	 * Matches the methods of {@link Work}.
	 */
	private static final class WorkPointcut extends NameMatchMethodPointcut {

		WorkPointcut() {
			setClassFilter(Work.class::isAssignableFrom);
			setMappedNames("value", "future", "mono");
		}

	}

}
