package dev.monitored.operation.queue;

import java.util.concurrent.RejectedExecutionHandler;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import dev.monitored.failure.FailureLog;

/**
 * Gives Spring's executors a decorator that says how long tasks waited. Executors of
 * other classes are left alone, and those whose queue or whose handler of rejected tasks
 * may expect the tasks as they were submitted.
 */
public final class QueuePostProcessor implements BeanPostProcessor {

	private static final FailureLog failures = new FailureLog(QueuePostProcessor.class);

	private static final String DECORATOR = "taskDecorator";

	private static final String JDK = "java.util.concurrent.";

	private final Runnable found;

	private final boolean schedulers;

	/**
	 * Creates a post-processor.
	 * @param found hears that there is an executor whose tasks say how long they waited
	 * @param schedulers whether schedulers get the decorator as well
	 */
	public QueuePostProcessor(Runnable found, boolean schedulers) {
		this.found = found;
		this.schedulers = schedulers;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		try {
			if (isDecorated(bean)) {
				decorate(bean);
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not recorded how long tasks wait for the executor '%s'".formatted(beanName), ex);
		}
		return bean;
	}

	private boolean isDecorated(Object bean) {
		Class<?> type = bean.getClass();
		return type == SimpleAsyncTaskExecutor.class || (type == ThreadPoolTaskExecutor.class && isPlain(bean))
				|| (this.schedulers && type == ThreadPoolTaskScheduler.class && isPlain(bean));
	}

	private static boolean isPlain(Object executor) {
		Object handler = new DirectFieldAccessor(executor).getPropertyValue("rejectedExecutionHandler");
		return handler instanceof RejectedExecutionHandler && handler.getClass().getName().startsWith(JDK);
	}

	private void decorate(Object executor) {
		DirectFieldAccessor fields = new DirectFieldAccessor(executor);
		@Nullable TaskDecorator present = (TaskDecorator) fields.getPropertyValue(DECORATOR);
		fields.setPropertyValue(DECORATOR, new QueuedTaskDecorator(present));
		this.found.run();
	}

}
