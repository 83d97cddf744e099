package dev.monitored.operation.proxy;

import java.io.Serializable;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * What can be written, and read by another process.
 */
public final class WrittenBeans {

	private WrittenBeans() {
	}

	/**
	 * Returns whether a proxy that is not ours can be written.
	 * @param proxy the proxy
	 * @return whether its target and all of its advisors can
	 */
	public static boolean isWritable(Advised proxy) {
		Class<?> target = proxy.getTargetClass();
		return target != null && Serializable.class.isAssignableFrom(target) && Arrays.stream(proxy.getAdvisors())
			.allMatch((advisor) -> advisor instanceof Serializable && advisor.getAdvice() instanceof Serializable);
	}

	/**
	 * Returns the beans of an application, if they are written by the identifier of the
	 * application.
	 * @param beanFactory the beans
	 * @return the same, or {@code null} if the application has no identifier
	 */
	public static @Nullable BeanFactory writable(@Nullable BeanFactory beanFactory) {
		return (beanFactory instanceof DefaultListableBeanFactory beans && beans.getSerializationId() != null) ? beans
				: null;
	}

}
