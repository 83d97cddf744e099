package dev.monitored.operation.queue;

import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import dev.monitored.failure.FailureLog;

/**
 * Gives Spring's executors a decorator that says how long tasks waited. It skips
 * executors whose queue or rejection handler may expect the tasks as they were submitted:
 * other classes, and handlers that are not the JDK's.
 */
public final class QueuePostProcessor implements BeanPostProcessor {

	private static final FailureLog failures = new FailureLog(QueuePostProcessor.class);

	private static final String DECORATOR = "taskDecorator";

	private static final String REJECTION = "rejectedExecutionHandler";

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
			if (isExecutor(bean.getClass())) {
				decorate(new DirectFieldAccessor(bean));
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not recorded how long tasks wait for the executor '%s'".formatted(beanName), ex);
		}
		return bean;
	}

	private boolean isExecutor(Class<?> type) {
		return type == SimpleAsyncTaskExecutor.class || type == ThreadPoolTaskExecutor.class
				|| (this.schedulers && type == ThreadPoolTaskScheduler.class);
	}

	// Decorates an executor whose fields can be read, which they cannot in a native
	// image.
	private void decorate(DirectFieldAccessor executor) {
		if (executor.isReadableProperty(DECORATOR) && acceptsOtherTasks(executor)) {
			TaskDecorator present = (TaskDecorator) executor.getPropertyValue(DECORATOR);
			executor.setPropertyValue(DECORATOR, new QueuedTaskDecorator(present));
			this.found.run();
		}
	}

	private static boolean acceptsOtherTasks(DirectFieldAccessor executor) {
		if (!executor.isReadableProperty(REJECTION)) {
			return true;
		}
		Object handler = executor.getPropertyValue(REJECTION);
		return handler != null && handler.getClass().getName().startsWith(JDK);
	}

}
