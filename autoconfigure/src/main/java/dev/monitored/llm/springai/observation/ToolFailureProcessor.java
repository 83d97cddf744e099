package dev.monitored.llm.springai.observation;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.proxy.BeanProxies;
import dev.monitored.subclass.BeanDeclaration;
import dev.monitored.subclass.ProxyChoice;

/**
 * Watches the bean that turns exceptions of tools into texts for the model, because
 * nothing else learns of them. The watched bean keeps the type that it is asked for by;
 * one that can have no such proxy is left alone.
 */
public final class ToolFailureProcessor implements BeanPostProcessor {

	private static final Log log = LogFactory.getLog(ToolFailureProcessor.class);

	private static final FailureLog failures = new FailureLog(ToolFailureProcessor.class);

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Creates a post-processor.
	 * @param beanFactory where the bean is declared
	 */
	public ToolFailureProcessor(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof ToolExecutionExceptionProcessor)) {
			return bean;
		}
		try {
			return watched(bean, beanName);
		}
		catch (Throwable ex) {
			failures.failed("Failures of the tools of language models are not seen", ex);
			return bean;
		}
	}

	private Object watched(Object bean, String beanName) {
		MethodInterceptor interceptor = new ToolFailureInterceptor();
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			proxy.addAdvice(0, interceptor);
			return proxy;
		}
		ProxyChoice choice = ProxyChoice.of(bean, new BeanDeclaration(beanName, this.beanFactory));
		if (!choice.isPossible()) {
			log.warn("Failures of tools that the bean '%s' handles count as successes, because %s".formatted(beanName,
					choice.reason(ToolExecutionExceptionProcessor.class)));
			return bean;
		}
		return BeanProxies.of(bean, choice.isSubclass(), interceptor);
	}

	/**
	 * Reports failures.
	 */
	private static final class ToolFailureInterceptor implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			if ("process".equals(invocation.getMethod().getName())) {
				ToolCallHandler.toolFailed();
			}
			return invocation.proceed();
		}

	}

}
