package dev.monitored.llm.langchain4j.tool;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ReflectionUtils;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;

/**
 * Measures the tools of all beans that are AI services. A service has no method that
 * returns its tools, so they are read from the field in which {@link AiServices} keeps
 * them.
 */
public final class AiServiceTools implements BeanPostProcessor {

	private static final FailureLog failures = new FailureLog(AiServiceTools.class);

	private final Supplier<LlmCalls> calls;

	/**
	 * Creates a post-processor.
	 * @param calls what records calls
	 */
	public AiServiceTools(Supplier<LlmCalls> calls) {
		this.calls = calls;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		measure(bean, beanName);
		return bean;
	}

	/**
	 * Looks once more, because this is all that is heard of a bean that a factory made.
	 */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		measure((target != null) ? target : bean, beanName);
		return bean;
	}

	private void measure(Object bean, String beanName) {
		if (!Proxy.isProxyClass(bean.getClass())) {
			return;
		}
		try {
			AiServiceContext service = service(Proxy.getInvocationHandler(bean));
			if (service != null) {
				measure(service.toolService.toolExecutors());
			}
		}
		catch (Throwable ex) {
			failures.failed("The tools of the AI service '%s' are not measured".formatted(beanName), ex);
		}
	}

	private void measure(Map<String, ToolExecutor> tools) {
		LlmCalls recorded = this.calls.get();
		tools.keySet().forEach(recorded::expectTool);
		tools
			.replaceAll((name, tool) -> (tool instanceof MeasuredTool) ? tool : new MeasuredTool(tool, name, recorded));
	}

	/**
	 * Finds an AI service behind what answers for a proxy: an inner class of the one that
	 * built it.
	 * @param handler what answers
	 * @return the service, or {@code null} if it is none
	 */
	private static @Nullable AiServiceContext service(InvocationHandler handler) throws ReflectiveOperationException {
		Class<?> builder = handler.getClass().getEnclosingClass();
		if (builder == null || !AiServices.class.isAssignableFrom(builder)) {
			return null;
		}
		for (Field field : handler.getClass().getDeclaredFields()) {
			if (AiServices.class.isAssignableFrom(field.getType())) {
				return (AiServiceContext) value(ReflectionUtils.findField(AiServices.class, "context"),
						value(field, handler));
			}
		}
		throw new NoSuchFieldException("Nothing in %s is an AiServices".formatted(handler.getClass()));
	}

	private static @Nullable Object value(@Nullable Field field, @Nullable Object owner) {
		if (field == null || owner == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, owner);
	}

}
