package dev.monitored.llm.springai.observation;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.proxy.Subclass;

/**
 * Watches the bean that turns exceptions of tools into texts for the model, because
 * nothing else learns of them. The watched bean keeps its type; one whose class has no
 * subclass that would behave like it is left alone.
 */
public final class ToolFailureProcessor implements BeanPostProcessor {

	private static final Log log = LogFactory.getLog(ToolFailureProcessor.class);

	private static final FailureLog failures = new FailureLog(ToolFailureProcessor.class);

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

	private static Object watched(Object bean, String beanName) {
		MethodInterceptor interceptor = new ToolFailureInterceptor();
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			proxy.addAdvice(0, interceptor);
			return proxy;
		}
		if (bean.getClass().isHidden()) {
			return function(bean, interceptor);
		}
		if (!Subclass.isPossible(bean.getClass())) {
			log.warn("Failures of tools that the bean '%s' handles count as successes, because %s is private, final or "
				.formatted(beanName, bean.getClass().getName()) + "has a final method");
			return bean;
		}
		return Subclass.of(bean, interceptor);
	}

	private static Object function(Object bean, MethodInterceptor interceptor) {
		ProxyFactory factory = new ProxyFactory(bean);
		factory.addAdvice(interceptor);
		return factory.getProxy(bean.getClass().getClassLoader());
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
