package dev.monitored.llm.springai.observation;

import java.lang.reflect.Modifier;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

import dev.monitored.failure.FailureLog;

/**
 * Watches whoever turns exceptions of tools into texts for the model, because nobody else
 * learns of them. The watched bean keeps its type; of a final class it is left alone.
 */
public final class ToolFailureProcessor implements BeanPostProcessor {

	private static final FailureLog failures = new FailureLog(ToolFailureProcessor.class);

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof ToolExecutionExceptionProcessor)) {
			return bean;
		}
		try {
			return watched(bean);
		}
		catch (Throwable ex) {
			failures.failed("Failures of the tools of language models are not seen", ex);
			return bean;
		}
	}

	private static Object watched(Object bean) {
		boolean isLambda = bean.getClass().isHidden();
		if (Modifier.isFinal(bean.getClass().getModifiers()) && !isLambda) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(!isLambda);
		factory.addAdvice(new ToolFailureInterceptor());
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	/**
	 * Tells of failures.
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
